using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Adjudication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adjudications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    readings = table.Column<string>(type: "TEXT", nullable: true),
                    rationale = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjudications", x => x.id);
                    table.CheckConstraint("ck_adjudications_decision", "(kind = 0) = (decision is not null)");
                    table.CheckConstraint("ck_adjudications_readings", "(kind = 1) = (readings is not null)");
                    table.ForeignKey(
                        name: "fk_adjudications_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjudications_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disagreements",
                columns: table => new
                {
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    entropy = table.Column<double>(type: "REAL", nullable: true),
                    certainty = table.Column<double>(type: "REAL", nullable: true),
                    ambiguity = table.Column<double>(type: "REAL", nullable: false),
                    split_p = table.Column<double>(type: "REAL", nullable: true),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    change = table.Column<double>(type: "REAL", nullable: false),
                    is_contested = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_settled = table.Column<bool>(type: "INTEGER", nullable: false),
                    split = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disagreements", x => x.presentation_id);
                    table.ForeignKey(
                        name: "fk_disagreements_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discussions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    section = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_to_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discussions", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_discussions_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussions_protocols_changed_to_id",
                        column: x => x.changed_to_id,
                        principalTable: "protocols",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussions_protocols_protocol_id",
                        column: x => x.protocol_id,
                        principalTable: "protocols",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flagged_tasks",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    flags = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    decisions = table.Column<int>(type: "INTEGER", nullable: false),
                    latest_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flagged_tasks", x => x.task_id);
                    table.CheckConstraint("ck_flagged_tasks_withdrawn", "(state = 3) = (withdrawn_at is not null)");
                    table.ForeignKey(
                        name: "fk_flagged_tasks_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "growths",
                columns: table => new
                {
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    overlap = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_growths", x => new { x.presentation_id, x.overlap });
                    table.ForeignKey(
                        name: "fk_growths_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_marks",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    read_through = table.Column<long>(type: "INTEGER", nullable: true),
                    mailed_through = table.Column<long>(type: "INTEGER", nullable: true),
                    mailed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    no_mail = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_marks", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_notice_marks_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "overlap_rules",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grows = table.Column<bool>(type: "INTEGER", nullable: false),
                    target = table.Column<double>(type: "REAL", nullable: false),
                    cap = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_through = table.Column<long>(type: "INTEGER", nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overlap_rules", x => x.project_id);
                    table.CheckConstraint("ck_overlap_rules_cap", "cap between 2 and 10");
                    table.CheckConstraint("ck_overlap_rules_target", "target > 0.5 and target < 1");
                    table.ForeignKey(
                        name: "fk_overlap_rules_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flag_decisions",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flag_decisions", x => new { x.task_id, x.number });
                    table.ForeignKey(
                        name: "fk_flag_decisions_flagged_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "flagged_tasks",
                        principalColumn: "task_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_adjudications_by_id",
                table: "adjudications",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjudications_presentation_id_number",
                table: "adjudications",
                columns: new[] { "presentation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_adjudications_project_id_at",
                table: "adjudications",
                columns: new[] { "project_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_disagreements_project_id_ambiguity",
                table: "disagreements",
                columns: new[] { "project_id", "ambiguity" });

            migrationBuilder.CreateIndex(
                name: "ix_disagreements_queue",
                table: "disagreements",
                columns: new[] { "project_id", "change" },
                filter: "is_contested and not is_settled");

            migrationBuilder.CreateIndex(
                name: "ix_discussions_changed_to_id",
                table: "discussions",
                column: "changed_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussions_project_id_published_at",
                table: "discussions",
                columns: new[] { "project_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_discussions_protocol_id",
                table: "discussions",
                column: "protocol_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussions_task_id",
                table: "discussions",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_flagged_tasks_project_id_state_latest_at",
                table: "flagged_tasks",
                columns: new[] { "project_id", "state", "latest_at" });

            migrationBuilder.CreateIndex(
                name: "ix_growths_project_id_at",
                table: "growths",
                columns: new[] { "project_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_at",
                table: "notices",
                columns: new[] { "person_id", "at" });
            foreach (var table in new[] { "adjudications", "flag_decisions", "growths" }) AppendOnly.Guard(migrationBuilder, table);
            AppendOnly.GuardUpdates(migrationBuilder, "notices");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjudications");

            migrationBuilder.DropTable(
                name: "disagreements");

            migrationBuilder.DropTable(
                name: "discussions");

            migrationBuilder.DropTable(
                name: "flag_decisions");

            migrationBuilder.DropTable(
                name: "growths");

            migrationBuilder.DropTable(
                name: "notice_marks");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "overlap_rules");

            migrationBuilder.DropTable(
                name: "flagged_tasks");
        }
    }
}
