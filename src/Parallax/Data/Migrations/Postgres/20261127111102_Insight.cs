using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    judgments = table.Column<int>(type: "integer", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    presentation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    protocol_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first_model = table.Column<int>(type: "integer", nullable: false),
                    second_model = table.Column<int>(type: "integer", nullable: true),
                    first_response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_response_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_in_order = table.Column<bool>(type: "boolean", nullable: false),
                    preference = table.Column<short>(type: "smallint", nullable: true),
                    levels = table.Column<byte[]>(type: "bytea", nullable: false),
                    first_steps = table.Column<short>(type: "smallint", nullable: false),
                    second_steps = table.Column<short>(type: "smallint", nullable: false),
                    first_wrong = table.Column<short>(type: "smallint", nullable: true),
                    second_wrong = table.Column<short>(type: "smallint", nullable: true),
                    first_saw = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    second_saw = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    is_corrected = table.Column<bool>(type: "boolean", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
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
                    response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    headings = table.Column<int>(type: "integer", nullable: false),
                    bold = table.Column<int>(type: "integer", nullable: false),
                    list_items = table.Column<int>(type: "integer", nullable: false)
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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_through = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    compared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    count_milliseconds = table.Column<int>(type: "integer", nullable: false)
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
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<short>(type: "smallint", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    protocol_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(60)", maxLength: 60, nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    severity = table.Column<short>(type: "smallint", nullable: false)
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
