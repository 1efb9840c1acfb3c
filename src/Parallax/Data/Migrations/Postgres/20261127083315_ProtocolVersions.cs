using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProtocolVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "made_by",
                table: "protocols",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "protocols",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "guideline_pictures",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    media_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guideline_pictures", x => new { x.organization_id, x.hash });
                    table.ForeignKey(
                        name: "fk_guideline_pictures_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "protocol_switches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protocol_switches", x => x.id);
                    table.ForeignKey(
                        name: "fk_protocol_switches_people_made_by",
                        column: x => x.made_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_switches_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_switches_protocol_from_id",
                        column: x => x.from_id,
                        principalTable: "protocols",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_switches_protocol_to_id",
                        column: x => x.to_id,
                        principalTable: "protocols",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_protocols_made_by",
                table: "protocols",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_protocol_switches_from_id",
                table: "protocol_switches",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_protocol_switches_made_by",
                table: "protocol_switches",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_protocol_switches_project_id_number",
                table: "protocol_switches",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_protocol_switches_to_id",
                table: "protocol_switches",
                column: "to_id");

            migrationBuilder.AddForeignKey(
                name: "fk_protocols_people_made_by",
                table: "protocols",
                column: "made_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            AppendOnly.Guard(migrationBuilder, "protocol_switches");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_protocols_people_made_by",
                table: "protocols");

            migrationBuilder.DropTable(
                name: "guideline_pictures");

            migrationBuilder.DropTable(
                name: "protocol_switches");

            migrationBuilder.DropIndex(
                name: "ix_protocols_made_by",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "made_by",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "note",
                table: "protocols");
        }
    }
}
