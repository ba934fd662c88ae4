using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuotasAsLaw : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PeriodClosings_InstitutionCode_Month",
                table: "PeriodClosings");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_InstitutionCode_StandardCode_RowKey_Year_Kind",
                table: "Alerts");

            migrationBuilder.AddColumn<decimal>(
                name: "Baseline",
                table: "Standings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Amends",
                table: "QuotaStandards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Replaces",
                table: "QuotaStandards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeatingType",
                table: "QuotaRows",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PersonWeights",
                table: "QuotaRows",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "PeriodClosings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "ReopenDocument",
                table: "PeriodClosings",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ReopenInsistence",
                table: "PeriodClosings",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ReopenReason",
                table: "PeriodClosings",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ReopenedAt",
                table: "PeriodClosings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReopenedBy",
                table: "PeriodClosings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Household",
                table: "meter",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "PartlyMeteredBelow",
                table: "meter",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SubItem",
                table: "meter",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecidedAt",
                table: "institution_fact",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "institution_fact",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionReason",
                table: "institution_fact",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Present",
                table: "institution_fact",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "PresentOf",
                table: "institution_fact",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "QuestionedAgainst",
                table: "institution_fact",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "institution_fact",
                type: "INTEGER",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "institution_fact",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ApprovalDocument",
                table: "BoundaryExclusions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "DecidedAt",
                table: "BoundaryExclusions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "BoundaryExclusions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "BoundaryExclusions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<string>(
                name: "AssignedTo",
                table: "Alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Chance",
                table: "Alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Expected",
                table: "Alerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstRaisedAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Grade",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Holds",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Level",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "LevelSince",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "NextAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Period",
                table: "Alerts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RegionCode",
                table: "Alerts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Since",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Alerts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "account",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertEvents_Alerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AlertNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    SpreadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertNotices_Alerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AlertSubscriptions",
                columns: table => new
                {
                    AccountName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LeastGrade = table.Column<int>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false),
                    Digest = table.Column<bool>(type: "INTEGER", nullable: false),
                    OtherRungs = table.Column<bool>(type: "INTEGER", nullable: false),
                    English = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertSubscriptions", x => x.AccountName);
                });

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "CaseFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    VerdictId = table.Column<long>(type: "INTEGER", nullable: true),
                    Cause = table.Column<int>(type: "INTEGER", nullable: true),
                    Informant = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    KnownFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    LocalRuleId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ForecastGrounds",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeFor = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Shapes = table.Column<string>(type: "TEXT", nullable: false),
                    OwnErrors = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastGrounds", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "InspectionPlans",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", nullable: false),
                    Share = table.Column<decimal>(type: "TEXT", nullable: false),
                    Candidates = table.Column<int>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Sampled = table.Column<int>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false),
                    DrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    DrawnAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IssuedPapers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IssuerRegion = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    IssuerName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", nullable: false),
                    TemplateFile = table.Column<string>(type: "TEXT", nullable: false),
                    TemplateSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    WordPath = table.Column<string>(type: "TEXT", nullable: false),
                    WordSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PdfPath = table.Column<string>(type: "TEXT", nullable: true),
                    PdfSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReplacesId = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedPapers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LoadWeeks",
                columns: table => new
                {
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    EnergyType = table.Column<int>(type: "INTEGER", nullable: false),
                    Monday = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Total = table.Column<decimal>(type: "TEXT", nullable: false),
                    Night = table.Column<decimal>(type: "TEXT", nullable: false),
                    Rest = table.Column<decimal>(type: "TEXT", nullable: false),
                    RestDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Completeness = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadWeeks", x => new { x.InstitutionCode, x.EnergyType, x.Monday });
                });

            migrationBuilder.CreateTable(
                name: "LocalRules",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    TitleZh = table.Column<string>(type: "TEXT", nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    AfterStates = table.Column<string>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocalRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "meter_parent_change",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meter_parent_change", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeDeliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    IsDigest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeDeliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuotaCorrections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    TitleZh = table.Column<string>(type: "TEXT", nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", nullable: false),
                    Input = table.Column<string>(type: "TEXT", nullable: false),
                    InputUnit = table.Column<string>(type: "TEXT", nullable: false),
                    Effect = table.Column<int>(type: "INTEGER", nullable: false),
                    WhenUnknown = table.Column<decimal>(type: "TEXT", nullable: true),
                    Constant = table.Column<decimal>(type: "TEXT", nullable: true),
                    Slope = table.Column<decimal>(type: "TEXT", nullable: true),
                    Reference = table.Column<decimal>(type: "TEXT", nullable: true),
                    Inverse = table.Column<bool>(type: "INTEGER", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotaCorrections_QuotaStandards_StandardCode",
                        column: x => x.StandardCode,
                        principalTable: "QuotaStandards",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuotaForecasts",
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
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    AmountUnit = table.Column<string>(type: "TEXT", nullable: false),
                    Completeness = table.Column<decimal>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Used = table.Column<decimal>(type: "TEXT", nullable: true),
                    Expected = table.Column<decimal>(type: "TEXT", nullable: true),
                    Low = table.Column<decimal>(type: "TEXT", nullable: true),
                    High = table.Column<decimal>(type: "TEXT", nullable: true),
                    Basis = table.Column<int>(type: "INTEGER", nullable: true),
                    PastYears = table.Column<int>(type: "INTEGER", nullable: false),
                    TypicalError = table.Column<decimal>(type: "TEXT", nullable: true),
                    OwnErrors = table.Column<bool>(type: "INTEGER", nullable: false),
                    ErrorSeries = table.Column<int>(type: "INTEGER", nullable: false),
                    Constraint = table.Column<decimal>(type: "TEXT", nullable: false),
                    ChanceOver = table.Column<decimal>(type: "TEXT", nullable: true),
                    UsedPerDay = table.Column<decimal>(type: "TEXT", nullable: true),
                    Tiers = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaForecasts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RowAssignments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<string>(type: "TEXT", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: false),
                    ToYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ReasonZh = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonEn = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Automatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowAssignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SharedSplits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedSplits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StandardDecisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StandardCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandardDecisions_QuotaStandards_StandardCode",
                        column: x => x.StandardCode,
                        principalTable: "QuotaStandards",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "YearClosings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthsJson = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedJson = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReopenedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ReopenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReopenReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReopenDocument = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReopenInsistence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearClosings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Worked = table.Column<bool>(type: "INTEGER", nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Day);
                    table.ForeignKey(
                        name: "FK_CalendarDays_CalendarYears_Year",
                        column: x => x.Year,
                        principalTable: "CalendarYears",
                        principalColumn: "Year",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseActs",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Move = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<int>(type: "INTEGER", nullable: false),
                    After = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    OnBehalf = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BasisZh = table.Column<string>(type: "TEXT", nullable: false),
                    BasisEn = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    People = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseActs", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_CaseActs_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseAttachments",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ActNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    FindingNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAttachments", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_CaseAttachments_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseClocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    LastDayMoves = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StepsJson = table.Column<string>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseClocks_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseFindings",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    SetCelsius = table.Column<decimal>(type: "TEXT", nullable: true),
                    MeasuredCelsius = table.Column<decimal>(type: "TEXT", nullable: true),
                    OutdoorCelsius = table.Column<decimal>(type: "TEXT", nullable: true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: true),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: true),
                    PlateSerial = table.Column<string>(type: "TEXT", nullable: true),
                    PlateRegister = table.Column<decimal>(type: "TEXT", nullable: true),
                    OurRegister = table.Column<decimal>(type: "TEXT", nullable: true),
                    OurRegisterAt = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFindings", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_CaseFindings_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseItems",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseItems", x => new { x.CaseId, x.Item });
                    table.ForeignKey(
                        name: "FK_CaseItems_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseRecommendations",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Done = table.Column<bool>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    SettledOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseRecommendations", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_CaseRecommendations_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseViolations",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    FindingNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    CheckedItem = table.Column<int>(type: "INTEGER", nullable: true),
                    VerdictId = table.Column<long>(type: "INTEGER", nullable: true),
                    RestsOnCaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DroppedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DroppedReason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseViolations", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_CaseViolations_CaseFiles_CaseId",
                        column: x => x.CaseId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeDeliveryItems",
                columns: table => new
                {
                    NoticeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeDeliveryItems", x => new { x.NoticeId, x.Recipient });
                    table.ForeignKey(
                        name: "FK_NoticeDeliveryItems_AlertNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "AlertNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NoticeDeliveryItems_NoticeDeliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "NoticeDeliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SharedSplitParts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SplitId = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Basis = table.Column<decimal>(type: "TEXT", nullable: false),
                    Share = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedSplitParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedSplitParts_SharedSplits_SplitId",
                        column: x => x.SplitId,
                        principalTable: "SharedSplits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FinalVerdicts",
                columns: table => new
                {
                    YearClosingId = table.Column<long>(type: "INTEGER", nullable: false),
                    VerdictId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FinalVerdicts", x => new { x.YearClosingId, x.VerdictId });
                    table.ForeignKey(
                        name: "FK_FinalVerdicts_YearClosings_YearClosingId",
                        column: x => x.YearClosingId,
                        principalTable: "YearClosings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseClockChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ClockId = table.Column<long>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseClockChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseClockChanges_CaseClocks_ClockId",
                        column: x => x.ClockId,
                        principalTable: "CaseClocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_InForce",
                table: "PeriodClosings",
                columns: new[] { "InstitutionCode", "Month" },
                unique: true,
                filter: "\"ReopenedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_InstitutionCode_Month_Edition",
                table: "PeriodClosings",
                columns: new[] { "InstitutionCode", "Month", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meter_ParentCode",
                table: "meter",
                column: "ParentCode");

            migrationBuilder.CreateIndex(
                name: "IX_institution_fact_State",
                table: "institution_fact",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_InstitutionCode_StandardCode_RowKey_Year_Kind_Subject_Period",
                table: "Alerts",
                columns: new[] { "InstitutionCode", "StandardCode", "RowKey", "Year", "Kind", "Subject", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Kind_Holds",
                table: "Alerts",
                columns: new[] { "Kind", "Holds" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_NextAt",
                table: "Alerts",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_AlertEvents_AlertId",
                table: "AlertEvents",
                column: "AlertId");

            migrationBuilder.CreateIndex(
                name: "IX_AlertNotices_AlertId",
                table: "AlertNotices",
                column: "AlertId");

            migrationBuilder.CreateIndex(
                name: "IX_AlertNotices_SpreadAt",
                table: "AlertNotices",
                column: "SpreadAt");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_Year",
                table: "CalendarDays",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_CaseClockChanges_ClockId",
                table: "CaseClockChanges",
                column: "ClockId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_CaseId",
                table: "CaseClocks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_State",
                table: "CaseClocks",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_InstitutionCode_Kind",
                table: "CaseFiles",
                columns: new[] { "InstitutionCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_Kind_State",
                table: "CaseFiles",
                columns: new[] { "Kind", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_ParentId",
                table: "CaseFiles",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_VerdictId",
                table: "CaseFiles",
                column: "VerdictId");

            migrationBuilder.CreateIndex(
                name: "IX_FinalVerdicts_VerdictId",
                table: "FinalVerdicts",
                column: "VerdictId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPlans_Year",
                table: "InspectionPlans",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_InstitutionCode",
                table: "IssuedPapers",
                column: "InstitutionCode");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_IssuerRegion_Year_Sequence",
                table: "IssuedPapers",
                columns: new[] { "IssuerRegion", "Year", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_Kind_CaseId",
                table: "IssuedPapers",
                columns: new[] { "Kind", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_meter_parent_change_MeterCode_From",
                table: "meter_parent_change",
                columns: new[] { "MeterCode", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meter_parent_change_ParentCode",
                table: "meter_parent_change",
                column: "ParentCode");

            migrationBuilder.CreateIndex(
                name: "IX_NoticeDeliveries_Key",
                table: "NoticeDeliveries",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeDeliveries_Recipient_State",
                table: "NoticeDeliveries",
                columns: new[] { "Recipient", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeDeliveries_State_NextAt",
                table: "NoticeDeliveries",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeDeliveryItems_DeliveryId",
                table: "NoticeDeliveryItems",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaCorrections_StandardCode_Name_Class_Indicator",
                table: "QuotaCorrections",
                columns: new[] { "StandardCode", "Name", "Class", "Indicator" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuotaForecasts_InstitutionCode_Year_Indicator",
                table: "QuotaForecasts",
                columns: new[] { "InstitutionCode", "Year", "Indicator" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuotaForecasts_Year",
                table: "QuotaForecasts",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_RowAssignments_Automatic",
                table: "RowAssignments",
                column: "Automatic");

            migrationBuilder.CreateIndex(
                name: "IX_RowAssignments_InstitutionCode_Indicator",
                table: "RowAssignments",
                columns: new[] { "InstitutionCode", "Indicator" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedSplitParts_SplitId",
                table: "SharedSplitParts",
                column: "SplitId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedSplits_MeterCode_RegisterName_From",
                table: "SharedSplits",
                columns: new[] { "MeterCode", "RegisterName", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardDecisions_StandardCode",
                table: "StandardDecisions",
                column: "StandardCode");

            migrationBuilder.CreateIndex(
                name: "IX_YearClosings_InForce",
                table: "YearClosings",
                columns: new[] { "InstitutionCode", "Year" },
                unique: true,
                filter: "\"ReopenedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_YearClosings_InstitutionCode_Year_Edition",
                table: "YearClosings",
                columns: new[] { "InstitutionCode", "Year", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_YearClosings_Year",
                table: "YearClosings",
                column: "Year");

            // Alerts that stood before: graded by their kind; the ladder begins for them with the update.
            migrationBuilder.Sql(
                "UPDATE \"Alerts\" SET \"Grade\" = CASE WHEN \"Kind\" IN (2, 3, 4) THEN 3 ELSE 2 END, \"FirstRaisedAt\" = \"RaisedAt\", "
                + "\"Holds\" = CASE WHEN \"State\" = 3 THEN 0 ELSE 1 END, \"LevelSince\" = CAST(strftime('%s', 'now') AS INTEGER) * 1000000, "
                + "\"NextAt\" = CASE WHEN \"State\" = 1 THEN (CAST(strftime('%s', 'now') AS INTEGER) + 86400) * 1000000 ELSE NULL END;");

            ExplanationsToCases.Up(migrationBuilder);

            migrationBuilder.DropTable(
                name: "ExplanationRequests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertEvents");

            migrationBuilder.DropTable(
                name: "AlertSubscriptions");

            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "CaseActs");

            migrationBuilder.DropTable(
                name: "CaseAttachments");

            migrationBuilder.DropTable(
                name: "CaseClockChanges");

            migrationBuilder.DropTable(
                name: "CaseFindings");

            migrationBuilder.DropTable(
                name: "CaseItems");

            migrationBuilder.DropTable(
                name: "CaseRecommendations");

            migrationBuilder.DropTable(
                name: "CaseViolations");

            migrationBuilder.DropTable(
                name: "FinalVerdicts");

            migrationBuilder.DropTable(
                name: "ForecastGrounds");

            migrationBuilder.DropTable(
                name: "InspectionPlans");

            migrationBuilder.DropTable(
                name: "IssuedPapers");

            migrationBuilder.DropTable(
                name: "LoadWeeks");

            migrationBuilder.DropTable(
                name: "LocalRules");

            migrationBuilder.DropTable(
                name: "meter_parent_change");

            migrationBuilder.DropTable(
                name: "NoticeDeliveryItems");

            migrationBuilder.DropTable(
                name: "QuotaCorrections");

            migrationBuilder.DropTable(
                name: "QuotaForecasts");

            migrationBuilder.DropTable(
                name: "RowAssignments");

            migrationBuilder.DropTable(
                name: "SharedSplitParts");

            migrationBuilder.DropTable(
                name: "StandardDecisions");

            migrationBuilder.DropTable(
                name: "CalendarYears");

            migrationBuilder.DropTable(
                name: "CaseClocks");

            migrationBuilder.DropTable(
                name: "YearClosings");

            migrationBuilder.DropTable(
                name: "AlertNotices");

            migrationBuilder.DropTable(
                name: "NoticeDeliveries");

            migrationBuilder.DropTable(
                name: "SharedSplits");

            migrationBuilder.DropTable(
                name: "CaseFiles");

            migrationBuilder.DropIndex(
                name: "IX_PeriodClosings_InForce",
                table: "PeriodClosings");

            migrationBuilder.DropIndex(
                name: "IX_PeriodClosings_InstitutionCode_Month_Edition",
                table: "PeriodClosings");

            migrationBuilder.DropIndex(
                name: "IX_meter_ParentCode",
                table: "meter");

            migrationBuilder.DropIndex(
                name: "IX_institution_fact_State",
                table: "institution_fact");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_InstitutionCode_StandardCode_RowKey_Year_Kind_Subject_Period",
                table: "Alerts");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_Kind_Holds",
                table: "Alerts");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_NextAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Baseline",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "Amends",
                table: "QuotaStandards");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "QuotaStandards");

            migrationBuilder.DropColumn(
                name: "HeatingType",
                table: "QuotaRows");

            migrationBuilder.DropColumn(
                name: "PersonWeights",
                table: "QuotaRows");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "ReopenDocument",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "ReopenInsistence",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "ReopenReason",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "ReopenedAt",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "ReopenedBy",
                table: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "Household",
                table: "meter");

            migrationBuilder.DropColumn(
                name: "PartlyMeteredBelow",
                table: "meter");

            migrationBuilder.DropColumn(
                name: "SubItem",
                table: "meter");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "DecisionReason",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "Present",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "PresentOf",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "QuestionedAgainst",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "State",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "institution_fact");

            migrationBuilder.DropColumn(
                name: "ApprovalDocument",
                table: "BoundaryExclusions");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "BoundaryExclusions");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "BoundaryExclusions");

            migrationBuilder.DropColumn(
                name: "State",
                table: "BoundaryExclusions");

            migrationBuilder.DropColumn(
                name: "AssignedTo",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Chance",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Expected",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "FirstRaisedAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Grade",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Holds",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Level",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "LevelSince",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "NextAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Period",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "RegionCode",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "account");

            migrationBuilder.CreateTable(
                name: "ExplanationRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false),
                    Deadline = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedText = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewText = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedBy = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExplanationRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_InstitutionCode_Month",
                table: "PeriodClosings",
                columns: new[] { "InstitutionCode", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_InstitutionCode_StandardCode_RowKey_Year_Kind",
                table: "Alerts",
                columns: new[] { "InstitutionCode", "StandardCode", "RowKey", "Year", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExplanationRequests_AlertId",
                table: "ExplanationRequests",
                column: "AlertId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExplanationRequests_InstitutionCode",
                table: "ExplanationRequests",
                column: "InstitutionCode");
        }
    }
}
