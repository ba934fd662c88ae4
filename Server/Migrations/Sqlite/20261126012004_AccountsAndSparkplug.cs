using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountsAndSparkplug : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DisabledAt",
                table: "account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasFirstPassword",
                table: "account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "sparkplug_node",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Births = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sparkplug_node", x => x.Key);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sparkplug_node");

            migrationBuilder.DropColumn(
                name: "DisabledAt",
                table: "account");

            migrationBuilder.DropColumn(
                name: "HasFirstPassword",
                table: "account");
        }
    }
}
