using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EntryPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Attachment",
                table: "register_event",
                type: "TEXT",
                maxLength: 68,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DoneBy",
                table: "register_event",
                type: "TEXT",
                maxLength: 100,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Attachment",
                table: "register_event");

            migrationBuilder.DropColumn(
                name: "DoneBy",
                table: "register_event");
        }
    }
}
