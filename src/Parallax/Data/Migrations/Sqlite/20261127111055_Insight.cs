using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Insight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "insight_figures",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_figures", x => new { x.project_id, x.kind, x.scope });
                    table.ForeignKey(
                        name: "fk_insight_figures_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_judgments",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    first_model = table.Column<int>(type: "INTEGER", nullable: false),
                    second_model = table.Column<int>(type: "INTEGER", nullable: true),
                    first_response_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_response_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_in_order = table.Column<bool>(type: "INTEGER", nullable: false),
                    preference = table.Column<short>(type: "INTEGER", nullable: true),
                    levels = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_steps = table.Column<short>(type: "INTEGER", nullable: false),
                    second_steps = table.Column<short>(type: "INTEGER", nullable: false),
                    first_wrong = table.Column<short>(type: "INTEGER", nullable: true),
                    second_wrong = table.Column<short>(type: "INTEGER", nullable: true),
                    first_saw = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    second_saw = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    is_corrected = table.Column<bool>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_judgments", x => x.assignment_id);
                    table.ForeignKey(
                        name: "fk_insight_judgments_assignment_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_insight_judgments_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_models",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_models", x => new { x.project_id, x.number });
                    table.ForeignKey(
                        name: "fk_insight_models_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_responses",
                columns: table => new
                {
                    response_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    headings = table.Column<int>(type: "INTEGER", nullable: false),
                    bold = table.Column<int>(type: "INTEGER", nullable: false),
                    list_items = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_responses", x => x.response_id);
                    table.ForeignKey(
                        name: "fk_insight_responses_response_response_id",
                        column: x => x.response_id,
                        principalTable: "responses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "insight_states",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    read_through = table.Column<long>(type: "INTEGER", nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    compared_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    count_milliseconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_states", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_insight_states_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_issues",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<short>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    response_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    model = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 60, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    severity = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_issues", x => new { x.assignment_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_insight_issues_insight_judgments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "insight_judgments",
                        principalColumn: "assignment_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_insight_issues_project_id_model_class_code_category_task_id",
                table: "insight_issues",
                columns: new[] { "project_id", "model", "class", "code", "category", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_insight_judgments_project_id_submitted_at",
                table: "insight_judgments",
                columns: new[] { "project_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_insight_judgments_task_id",
                table: "insight_judgments",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_insight_models_project_id_model_version",
                table: "insight_models",
                columns: new[] { "project_id", "model", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_insight_responses_project_id",
                table: "insight_responses",
                column: "project_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insight_figures");

            migrationBuilder.DropTable(
                name: "insight_issues");

            migrationBuilder.DropTable(
                name: "insight_models");

            migrationBuilder.DropTable(
                name: "insight_responses");

            migrationBuilder.DropTable(
                name: "insight_states");

            migrationBuilder.DropTable(
                name: "insight_judgments");
        }
    }
}
