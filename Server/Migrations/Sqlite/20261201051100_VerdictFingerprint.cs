using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VerdictFingerprint : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "Verdicts",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "Verdicts");
        }
    }
}
