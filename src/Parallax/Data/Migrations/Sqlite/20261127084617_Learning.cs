using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Learning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback_seen",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_seen", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_feedback_seen_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practice_items",
                columns: table => new
                {
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    notes = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_items", x => x.presentation_id);
                    table.ForeignKey(
                        name: "fk_practice_items_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_items_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    said = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    expected = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    credit = table.Column<double>(type: "REAL", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    section = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    section_title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_results", x => x.id);
                    table.ForeignKey(
                        name: "fk_practice_results_assignment_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_results_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "severities",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dimension = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ratings = table.Column<int>(type: "INTEGER", nullable: false),
                    others = table.Column<int>(type: "INTEGER", nullable: false),
                    gap = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<double>(type: "REAL", nullable: true),
                    standard_error = table.Column<double>(type: "REAL", nullable: true),
                    points = table.Column<double>(type: "REAL", nullable: true),
                    low = table.Column<double>(type: "REAL", nullable: true),
                    high = table.Column<double>(type: "REAL", nullable: true),
                    infit = table.Column<double>(type: "REAL", nullable: true),
                    outfit = table.Column<double>(type: "REAL", nullable: true),
                    group = table.Column<int>(type: "INTEGER", nullable: true),
                    examples = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_severities", x => new { x.project_id, x.person_id, x.dimension });
                    table.ForeignKey(
                        name: "fk_severities_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_severities_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "severity_fits",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    newest_at = table.Column<long>(type: "INTEGER", nullable: false),
                    fitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    ratings = table.Column<int>(type: "INTEGER", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    groups = table.Column<int>(type: "INTEGER", nullable: false),
                    reliability = table.Column<double>(type: "REAL", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_severity_fits", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_severity_fits_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_terms",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_paid = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_terms", x => new { x.project_id, x.number });
                    table.CheckConstraint("ck_training_terms_version", "version >= 1 and number >= 1");
                    table.ForeignKey(
                        name: "fk_training_terms_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_training_terms_protocols_protocol_id",
                        column: x => x.protocol_id,
                        principalTable: "protocols",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_practice_items_project_id_position",
                table: "practice_items",
                columns: new[] { "project_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_results_assignment_id_ordinal",
                table: "practice_results",
                columns: new[] { "assignment_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_practice_results_person_id_at",
                table: "practice_results",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_results_project_id_version_part",
                table: "practice_results",
                columns: new[] { "project_id", "version", "part" });

            migrationBuilder.CreateIndex(
                name: "ix_severities_person_id",
                table: "severities",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_terms_protocol_id",
                table: "training_terms",
                column: "protocol_id");

            AppendOnly.Guard(migrationBuilder, "practice_results");
            AppendOnly.Guard(migrationBuilder, "training_terms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback_seen");

            migrationBuilder.DropTable(
                name: "practice_items");

            migrationBuilder.DropTable(
                name: "practice_results");

            migrationBuilder.DropTable(
                name: "severities");

            migrationBuilder.DropTable(
                name: "severity_fits");

            migrationBuilder.DropTable(
                name: "training_terms");
        }
    }
}
