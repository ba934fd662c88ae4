using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnergyQuota.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LossAccounting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "gateway",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gateway", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "gateway_hour",
                columns: table => new
                {
                    GatewayId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hour = table.Column<int>(type: "INTEGER", nullable: false),
                    Messages = table.Column<long>(type: "INTEGER", nullable: false),
                    Received = table.Column<long>(type: "INTEGER", nullable: false),
                    Stored = table.Column<long>(type: "INTEGER", nullable: false),
                    Repeats = table.Column<long>(type: "INTEGER", nullable: false),
                    Conflicts = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    Replayed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gateway_hour", x => new { x.GatewayId, x.Hour });
                    table.ForeignKey(
                        name: "FK_gateway_hour_gateway_GatewayId",
                        column: x => x.GatewayId,
                        principalTable: "gateway",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meter_gateway",
                columns: table => new
                {
                    MeterCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    GatewayId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meter_gateway", x => x.MeterCode);
                    table.ForeignKey(
                        name: "FK_meter_gateway_gateway_GatewayId",
                        column: x => x.GatewayId,
                        principalTable: "gateway",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_gateway_InstitutionCode_Name",
                table: "gateway",
                columns: new[] { "InstitutionCode", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meter_gateway_GatewayId",
                table: "meter_gateway",
                column: "GatewayId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gateway_hour");

            migrationBuilder.DropTable(
                name: "meter_gateway");

            migrationBuilder.DropTable(
                name: "gateway");
        }
    }
}
