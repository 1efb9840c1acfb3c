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
            migrationBuilder.AddColumn<Guid>(
                name: "draw_id",
                table: "slots",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "draw_probability",
                table: "slots",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "insight_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    with_withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    requested_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    manifest = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_exports", x => x.id);
                    table.ForeignKey(
                        name: "fk_insight_exports_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "insight_path",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<double>(type: "REAL", nullable: true),
                    rank_spread = table.Column<double>(type: "REAL", nullable: true),
                    decided = table.Column<int>(type: "INTEGER", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    cost_minor = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_path", x => new { x.project_id, x.scope, x.judgments });
                    table.ForeignKey(
                        name: "fk_insight_path_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_reports",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    limits = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_reports", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_insight_reports_project_project_id",
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
                name: "judge_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judge = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    prompt = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    metric = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    scores = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    imported_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_judge_runs_people_imported_by",
                        column: x => x.imported_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_judge_runs_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    exploration = table.Column<double>(type: "REAL", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    opened = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_draws", x => x.id);
                    table.CheckConstraint("ck_pair_draws_exploration", "exploration >= 0 and exploration <= 1");
                    table.ForeignKey(
                        name: "fk_pair_draws_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pair_draws_project_project_id",
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

            migrationBuilder.CreateTable(
                name: "judge_scores",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    response_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_scores", x => new { x.run_id, x.response_id });
                    table.ForeignKey(
                        name: "fk_judge_scores_judge_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "judge_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_judge_scores_response_response_id",
                        column: x => x.response_id,
                        principalTable: "responses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_slots_draw",
                table: "slots",
                column: "draw_id",
                filter: "draw_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_slots_draw",
                table: "slots",
                sql: "(draw_id is null) = (draw_probability is null)");

            migrationBuilder.CreateIndex(
                name: "ix_insight_exports_project_id_requested_at",
                table: "insight_exports",
                columns: new[] { "project_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_insight_exports_waiting",
                table: "insight_exports",
                column: "requested_at",
                filter: "state in (0, 1)");

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

            migrationBuilder.CreateIndex(
                name: "ix_judge_runs_imported_by",
                table: "judge_runs",
                column: "imported_by");

            migrationBuilder.CreateIndex(
                name: "ix_judge_runs_project_id_judge_prompt_metric",
                table: "judge_runs",
                columns: new[] { "project_id", "judge", "prompt", "metric" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_judge_scores_response_id",
                table: "judge_scores",
                column: "response_id");

            migrationBuilder.CreateIndex(
                name: "ix_pair_draws_by_id",
                table: "pair_draws",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_pair_draws_project_id_at",
                table: "pair_draws",
                columns: new[] { "project_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insight_exports");

            migrationBuilder.DropTable(
                name: "insight_figures");

            migrationBuilder.DropTable(
                name: "insight_issues");

            migrationBuilder.DropTable(
                name: "insight_models");

            migrationBuilder.DropTable(
                name: "insight_path");

            migrationBuilder.DropTable(
                name: "insight_reports");

            migrationBuilder.DropTable(
                name: "insight_responses");

            migrationBuilder.DropTable(
                name: "insight_states");

            migrationBuilder.DropTable(
                name: "judge_scores");

            migrationBuilder.DropTable(
                name: "pair_draws");

            migrationBuilder.DropTable(
                name: "insight_judgments");

            migrationBuilder.DropTable(
                name: "judge_runs");

            migrationBuilder.DropIndex(
                name: "ix_slots_draw",
                table: "slots");

            migrationBuilder.DropCheckConstraint(
                name: "ck_slots_draw",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "draw_id",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "draw_probability",
                table: "slots");
        }
    }
}
