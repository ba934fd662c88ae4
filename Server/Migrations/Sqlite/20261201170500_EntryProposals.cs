using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EntryProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "entry_proposal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeterCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegisterName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", nullable: false),
                    CostYuan = table.Column<decimal>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    DoneBy = table.Column<string>(type: "TEXT", nullable: true),
                    Attachment = table.Column<string>(type: "TEXT", maxLength: 68, nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_proposal", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_Year_StandardCode_RowKey_Indicator_Current",
                table: "Verdicts",
                columns: new[] { "Year", "StandardCode", "RowKey", "Indicator", "Current" });

            migrationBuilder.CreateIndex(
                name: "IX_entry_proposal_MeterCode",
                table: "entry_proposal",
                column: "MeterCode");

            migrationBuilder.CreateIndex(
                name: "IX_entry_proposal_State",
                table: "entry_proposal",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "entry_proposal");

            migrationBuilder.DropIndex(
                name: "IX_Verdicts_Year_StandardCode_RowKey_Indicator_Current",
                table: "Verdicts");
        }
    }
}
