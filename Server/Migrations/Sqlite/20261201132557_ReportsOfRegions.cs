using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportsOfRegions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FiledReports_Month_InstitutionCode_Edition_Language_Extension",
                table: "FiledReports");

            migrationBuilder.AddColumn<int>(
                name: "PeriodKind",
                table: "FiledReports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "RegionCode",
                table: "FiledReports",
                type: "TEXT",
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_FiledReports_Month_InstitutionCode_RegionCode_PeriodKind_Edition_Language_Extension",
                table: "FiledReports",
                columns: new[] { "Month", "InstitutionCode", "RegionCode", "PeriodKind", "Edition", "Language", "Extension" },
                unique: true,
                descending: new[] { true, false, false, false, true, true, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FiledReports_Month_InstitutionCode_RegionCode_PeriodKind_Edition_Language_Extension",
                table: "FiledReports");

            migrationBuilder.DropColumn(
                name: "PeriodKind",
                table: "FiledReports");

            migrationBuilder.DropColumn(
                name: "RegionCode",
                table: "FiledReports");

            migrationBuilder.CreateIndex(
                name: "IX_FiledReports_Month_InstitutionCode_Edition_Language_Extension",
                table: "FiledReports",
                columns: new[] { "Month", "InstitutionCode", "Edition", "Language", "Extension" },
                unique: true,
                descending: new[] { true, false, true, true, false });
        }
    }
}
