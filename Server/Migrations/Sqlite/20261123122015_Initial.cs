using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Constraint = table.Column<decimal>(type: "TEXT", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AcknowledgedBy = table.Column<string>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "bill",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    CostYuan = table.Column<decimal>(type: "TEXT", nullable: true),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bill", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "boundary_term",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: false),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Sign = table.Column<int>(type: "INTEGER", nullable: false),
                    Share = table.Column<decimal>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_boundary_term", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BoundaryExclusions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: true),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Area = table.Column<decimal>(type: "TEXT", nullable: false),
                    People = table.Column<decimal>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoundaryExclusions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Co2FactorSets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Co2FactorSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CoefficientSets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoefficientSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExplanationRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedText = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewText = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExplanationRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "institution",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    SubClass = table.Column<string>(type: "TEXT", nullable: false),
                    ClimateZone = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_institution", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "institution_fact",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_institution_fact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "journal_position",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_position", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "meter",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: true),
                    Zone = table.Column<string>(type: "TEXT", nullable: true),
                    ExpectedIntervalSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    AllowedGapSeconds = table.Column<int>(type: "INTEGER", nullable: true),
                    InstalledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Multiplier = table.Column<decimal>(type: "TEXT", nullable: false),
                    AlreadyMultiplied = table.Column<bool>(type: "INTEGER", nullable: false),
                    Billed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meter", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "MonthlySplits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Share = table.Column<decimal>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlySplits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuotaStandards",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TitleZh = table.Column<string>(type: "TEXT", nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RepealedBy = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstJudgedYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CoefficientSetId = table.Column<string>(type: "TEXT", nullable: false),
                    Demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaStandards", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "region",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_region", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "register_event",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Final = table.Column<decimal>(type: "TEXT", nullable: true),
                    First = table.Column<decimal>(type: "TEXT", nullable: true),
                    Factor = table.Column<decimal>(type: "TEXT", nullable: true),
                    Decision = table.Column<int>(type: "INTEGER", nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_event", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rejected_message",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FoldKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Gateway = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    ReplayedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rejected_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_mark",
                columns: table => new
                {
                    Meter = table.Column<string>(type: "TEXT", nullable: false),
                    Register = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    To = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<long>(type: "INTEGER", nullable: false),
                    WaitingSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_mark", x => new { x.Meter, x.Register });
                });

            migrationBuilder.CreateTable(
                name: "Standings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<string>(type: "TEXT", nullable: false),
                    Demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Expected = table.Column<decimal>(type: "TEXT", nullable: false),
                    Constraint = table.Column<decimal>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Completeness = table.Column<decimal>(type: "TEXT", nullable: false),
                    SplitSet = table.Column<bool>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Verdicts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: true),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<string>(type: "TEXT", nullable: false),
                    RowReasonZh = table.Column<string>(type: "TEXT", nullable: false),
                    RowReasonEn = table.Column<string>(type: "TEXT", nullable: false),
                    Demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Constraint = table.Column<decimal>(type: "TEXT", nullable: true),
                    Baseline = table.Column<decimal>(type: "TEXT", nullable: true),
                    Leading = table.Column<decimal>(type: "TEXT", nullable: true),
                    Completeness = table.Column<decimal>(type: "TEXT", nullable: false),
                    CoefficientSetId = table.Column<string>(type: "TEXT", nullable: false),
                    InputsJson = table.Column<string>(type: "TEXT", nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Current = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verdicts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Co2Factors",
                columns: table => new
                {
                    SetId = table.Column<string>(type: "TEXT", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    KgPerUnit = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Co2Factors", x => new { x.SetId, x.EnergyType, x.Unit });
                    table.ForeignKey(
                        name: "FK_Co2Factors_Co2FactorSets_SetId",
                        column: x => x.SetId,
                        principalTable: "Co2FactorSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Coefficients",
                columns: table => new
                {
                    SetId = table.Column<string>(type: "TEXT", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    KgcePerUnit = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Coefficients", x => new { x.SetId, x.EnergyType, x.Unit });
                    table.ForeignKey(
                        name: "FK_Coefficients_CoefficientSets_SetId",
                        column: x => x.SetId,
                        principalTable: "CoefficientSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meter_register",
                columns: table => new
                {
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    Modulus = table.Column<decimal>(type: "TEXT", nullable: true),
                    RatedMaxPerHour = table.Column<decimal>(type: "TEXT", nullable: true),
                    Step = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meter_register", x => new { x.MeterCode, x.Name });
                    table.ForeignKey(
                        name: "FK_meter_register_meter_MeterCode",
                        column: x => x.MeterCode,
                        principalTable: "meter",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuotaRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    SubClass = table.Column<string>(type: "TEXT", nullable: false),
                    Zone = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Constraint = table.Column<decimal>(type: "TEXT", nullable: false),
                    Baseline = table.Column<decimal>(type: "TEXT", nullable: true),
                    Leading = table.Column<decimal>(type: "TEXT", nullable: true),
                    Table = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotaRows_QuotaStandards_StandardCode",
                        column: x => x.StandardCode,
                        principalTable: "QuotaStandards",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_InstitutionCode_StandardCode_RowKey_Year_Kind",
                table: "Alerts",
                columns: new[] { "InstitutionCode", "StandardCode", "RowKey", "Year", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_State",
                table: "Alerts",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_bill_MeterCode_RegisterName_From_Document",
                table: "bill",
                columns: new[] { "MeterCode", "RegisterName", "From", "Document" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_boundary_term_InstitutionCode_EnergyType_MeterCode_RegisterName_From",
                table: "boundary_term",
                columns: new[] { "InstitutionCode", "EnergyType", "MeterCode", "RegisterName", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_boundary_term_MeterCode",
                table: "boundary_term",
                column: "MeterCode");

            migrationBuilder.CreateIndex(
                name: "IX_BoundaryExclusions_InstitutionCode",
                table: "BoundaryExclusions",
                column: "InstitutionCode");

            migrationBuilder.CreateIndex(
                name: "IX_ExplanationRequests_AlertId",
                table: "ExplanationRequests",
                column: "AlertId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExplanationRequests_InstitutionCode",
                table: "ExplanationRequests",
                column: "InstitutionCode");

            migrationBuilder.CreateIndex(
                name: "IX_institution_RegionCode",
                table: "institution",
                column: "RegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_institution_fact_InstitutionCode_Kind_From",
                table: "institution_fact",
                columns: new[] { "InstitutionCode", "Kind", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_meter_InstitutionCode",
                table: "meter",
                column: "InstitutionCode");

            migrationBuilder.CreateIndex(
                name: "IX_MonthlySplits_Class_Indicator_FromYear_Month",
                table: "MonthlySplits",
                columns: new[] { "Class", "Indicator", "FromYear", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuotaRows_Class_Indicator",
                table: "QuotaRows",
                columns: new[] { "Class", "Indicator" });

            migrationBuilder.CreateIndex(
                name: "IX_QuotaRows_StandardCode_Key",
                table: "QuotaRows",
                columns: new[] { "StandardCode", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_register_event_MeterCode_RegisterName_At_Kind",
                table: "register_event",
                columns: new[] { "MeterCode", "RegisterName", "At", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rejected_message_FoldKey",
                table: "rejected_message",
                column: "FoldKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rejected_message_LastReceivedAt",
                table: "rejected_message",
                column: "LastReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_rejected_message_Reason_ReplayedAt",
                table: "rejected_message",
                columns: new[] { "Reason", "ReplayedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_settlement_mark_WaitingSince",
                table: "settlement_mark",
                column: "WaitingSince");

            migrationBuilder.CreateIndex(
                name: "IX_Standings_InstitutionCode_Year_Indicator",
                table: "Standings",
                columns: new[] { "InstitutionCode", "Year", "Indicator" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Standings_Year",
                table: "Standings",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_InstitutionCode_Year_Indicator_Revision",
                table: "Verdicts",
                columns: new[] { "InstitutionCode", "Year", "Indicator", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_Year_Current",
                table: "Verdicts",
                columns: new[] { "Year", "Current" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bill");

            migrationBuilder.DropTable(
                name: "boundary_term");

            migrationBuilder.DropTable(
                name: "BoundaryExclusions");

            migrationBuilder.DropTable(
                name: "Co2Factors");

            migrationBuilder.DropTable(
                name: "Coefficients");

            migrationBuilder.DropTable(
                name: "ExplanationRequests");

            migrationBuilder.DropTable(
                name: "institution");

            migrationBuilder.DropTable(
                name: "institution_fact");

            migrationBuilder.DropTable(
                name: "journal_position");

            migrationBuilder.DropTable(
                name: "meter_register");

            migrationBuilder.DropTable(
                name: "MonthlySplits");

            migrationBuilder.DropTable(
                name: "QuotaRows");

            migrationBuilder.DropTable(
                name: "region");

            migrationBuilder.DropTable(
                name: "register_event");

            migrationBuilder.DropTable(
                name: "rejected_message");

            migrationBuilder.DropTable(
                name: "settlement_mark");

            migrationBuilder.DropTable(
                name: "Standings");

            migrationBuilder.DropTable(
                name: "Verdicts");

            migrationBuilder.DropTable(
                name: "Co2FactorSets");

            migrationBuilder.DropTable(
                name: "CoefficientSets");

            migrationBuilder.DropTable(
                name: "meter");

            migrationBuilder.DropTable(
                name: "QuotaStandards");
        }
    }
}
