using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClassified",
                table: "institution",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "VerticalSystem",
                table: "institution",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "VerticalSystem",
                table: "InspectionPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthenticatorKey",
                table: "account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExternalName",
                table: "account",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FailedLogIns",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "LastCode",
                table: "account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LockedUntil",
                table: "account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsCode",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RecoveryCodes",
                table: "account",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "SeesClassified",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "VerticalSystem",
                table: "account",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "api_token",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReadsOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegionPrefix = table.Column<string>(type: "TEXT", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_token", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_ExternalName",
                table: "account",
                column: "ExternalName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_token_AccountName",
                table: "api_token",
                column: "AccountName");

            migrationBuilder.CreateIndex(
                name: "IX_api_token_Hash",
                table: "api_token",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_token");

            migrationBuilder.DropIndex(
                name: "IX_account_ExternalName",
                table: "account");

            migrationBuilder.DropColumn(
                name: "IsClassified",
                table: "institution");

            migrationBuilder.DropColumn(
                name: "VerticalSystem",
                table: "institution");

            migrationBuilder.DropColumn(
                name: "VerticalSystem",
                table: "InspectionPlans");

            migrationBuilder.DropColumn(
                name: "AuthenticatorKey",
                table: "account");

            migrationBuilder.DropColumn(
                name: "ExternalName",
                table: "account");

            migrationBuilder.DropColumn(
                name: "FailedLogIns",
                table: "account");

            migrationBuilder.DropColumn(
                name: "LastCode",
                table: "account");

            migrationBuilder.DropColumn(
                name: "LockedUntil",
                table: "account");

            migrationBuilder.DropColumn(
                name: "NeedsCode",
                table: "account");

            migrationBuilder.DropColumn(
                name: "RecoveryCodes",
                table: "account");

            migrationBuilder.DropColumn(
                name: "SeesClassified",
                table: "account");

            migrationBuilder.DropColumn(
                name: "VerticalSystem",
                table: "account");
        }
    }
}
