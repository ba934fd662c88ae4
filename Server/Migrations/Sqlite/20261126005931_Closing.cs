using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Closing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "KnownGrade",
                table: "Verdicts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "KnownValue",
                table: "Verdicts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PeriodAdjustments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    BookedIn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    ClosedQuantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    KnownQuantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    Reversal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    CausesJson = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BookedBy = table.Column<string>(type: "TEXT", nullable: false),
                    BookedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodAdjustments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeriodClosings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Registers = table.Column<int>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FormulaJson = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedJson = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodClosings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PeriodAdjustments_BookedIn",
                table: "PeriodAdjustments",
                column: "BookedIn");

            migrationBuilder.CreateIndex(
                name: "IX_PeriodAdjustments_MeterCode_RegisterName_Month_Sequence",
                table: "PeriodAdjustments",
                columns: new[] { "MeterCode", "RegisterName", "Month", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_InstitutionCode_Month",
                table: "PeriodClosings",
                columns: new[] { "InstitutionCode", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_Month",
                table: "PeriodClosings",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_PeriodClosings_Name",
                table: "PeriodClosings",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PeriodAdjustments");

            migrationBuilder.DropTable(
                name: "PeriodClosings");

            migrationBuilder.DropColumn(
                name: "KnownGrade",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "KnownValue",
                table: "Verdicts");
        }
    }
}
