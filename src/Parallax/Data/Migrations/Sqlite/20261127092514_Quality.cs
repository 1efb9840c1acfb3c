using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "made_by",
                table: "protocols",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "protocols",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "gold_per_mille",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "revised_by_id",
                table: "judgments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "claims",
                table: "enrollments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "gold_per_mille",
                table: "enrollments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quality_hold",
                table: "enrollments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "answered_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_answer",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reopened_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "returned_with",
                table: "assignments",
                type: "TEXT",
                nullable: true);

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
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rate_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    confidence_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    accepted_errors = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: false),
                    rework_until = table.Column<long>(type: "INTEGER", nullable: true),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                    table.CheckConstraint("ck_batches_rate", "rate_per_mille between 1 and 999 and confidence_per_mille between 1 and 999 and accepted_errors >= 0");
                    table.CheckConstraint("ck_batches_rework", "(state = 1) = (rework_until is not null)");
                    table.ForeignKey(
                        name: "fk_batches_people_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batches_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
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
                name: "gold_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    is_revealed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_gold_items_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_items_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gold_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    credit = table.Column<double>(type: "REAL", nullable: true),
                    is_right = table.Column<bool>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    scored_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_results", x => x.id);
                    table.CheckConstraint("ck_gold_results_credit", "(credit is null) = (is_right is null) and (credit is null or credit between 0 and 1)");
                    table.ForeignKey(
                        name: "fk_gold_results_judgment_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_results_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_results_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
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
                name: "guideline_pictures",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "paste_counts",
                columns: table => new
                {
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pastes = table.Column<int>(type: "INTEGER", nullable: false),
                    characters = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paste_counts", x => x.judgment_id);
                    table.ForeignKey(
                        name: "fk_paste_counts_judgments_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_paste_counts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "presentation_roles",
                columns: table => new
                {
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    views = table.Column<int>(type: "INTEGER", nullable: false),
                    most_views = table.Column<int>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presentation_roles", x => new { x.presentation_id, x.purpose, x.subject });
                    table.CheckConstraint("ck_presentation_roles_purpose", "purpose in (1, 2, 4)");
                    table.ForeignKey(
                        name: "fk_presentation_roles_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "protocol_switches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "quality_settings",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    most_views = table.Column<int>(type: "INTEGER", nullable: false),
                    right_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    good_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    bad_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    alpha_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    beta_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    most_checks = table.Column<int>(type: "INTEGER", nullable: false),
                    passed_per_mille = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_settings", x => x.project_id);
                    table.CheckConstraint("ck_quality_settings_design", "bad_per_mille > 0 and bad_per_mille < good_per_mille and good_per_mille < 1000");
                    table.CheckConstraint("ck_quality_settings_right", "right_per_mille between 1 and 1000");
                    table.ForeignKey(
                        name: "fk_quality_settings_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quality_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    looked_at_at = table.Column<long>(type: "INTEGER", nullable: true),
                    looked_at_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_signals", x => x.id);
                    table.ForeignKey(
                        name: "fk_quality_signals_people_other_person_id",
                        column: x => x.other_person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quality_signals_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quality_signals_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_policies",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    share_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    first_judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    doubt_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    twice_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    return_days = table.Column<int>(type: "INTEGER", nullable: false),
                    drawn_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_policies", x => x.project_id);
                    table.CheckConstraint("ck_review_policies_return_days", "return_days between 1 and 30");
                    table.CheckConstraint("ck_review_policies_shares", "share_per_mille between 0 and 1000 and doubt_per_mille between 0 and 1000 and twice_per_mille between 0 and 1000");
                    table.ForeignKey(
                        name: "fk_review_policies_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reviewers",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviewers", x => new { x.project_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_reviewers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviewers_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
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
                name: "standing_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_standing_changes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standing_changes_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: true),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: true),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    right = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    log_ratio = table.Column<double>(type: "REAL", nullable: false),
                    cusum = table.Column<double>(type: "REAL", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standings", x => new { x.project_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_standings_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standings_projects_project_id",
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

            migrationBuilder.CreateTable(
                name: "work_drafts",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_drafts", x => x.assignment_id);
                    table.ForeignKey(
                        name: "fk_work_drafts_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_work_drafts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_items",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_items", x => x.assignment_id);
                    table.ForeignKey(
                        name: "fk_batch_items_assignment_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batch_items_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_outcomes",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    is_accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: false),
                    sample = table.Column<int>(type: "INTEGER", nullable: false),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    reopened = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_outcomes", x => new { x.batch_id, x.round });
                    table.ForeignKey(
                        name: "fk_batch_outcomes_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batch_outcomes_people_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    drawn_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    has_effect = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decision_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.CheckConstraint("ck_reviews_decided", "(state = 2) = (outcome is not null) and (state = 2) = (decided_at is not null)");
                    table.CheckConstraint("ck_reviews_ordinal", "ordinal between 1 and 2");
                    table.CheckConstraint("ck_reviews_own", "reviewer_id is null or reviewer_id <> person_id");
                    table.CheckConstraint("ck_reviews_taken", "(state = 0) = (reviewer_id is null)");
                    table.ForeignKey(
                        name: "fk_reviews_assignment_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_judgment_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_people_reviewer_id",
                        column: x => x.reviewer_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
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

            migrationBuilder.CreateTable(
                name: "gold_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gold_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_gold_keys_gold_items_gold_item_id",
                        column: x => x.gold_item_id,
                        principalTable: "gold_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_samples",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_samples", x => new { x.batch_id, x.round, x.review_id });
                    table.ForeignKey(
                        name: "fk_batch_samples_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_batch_samples_review_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reviewed_parts",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviewed_parts", x => new { x.review_id, x.part });
                    table.ForeignKey(
                        name: "fk_reviewed_parts_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_protocols_made_by",
                table: "protocols",
                column: "made_by");

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_gold_per_mille",
                table: "projects",
                sql: "gold_per_mille between 0 and 1000");

            migrationBuilder.CreateIndex(
                name: "ix_judgments_gold",
                table: "judgments",
                column: "submitted_at",
                filter: "purpose = 1 and revision = 1");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_reopened",
                table: "assignments",
                column: "closes_at",
                filter: "reopened_at is not null");

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
                name: "ix_batch_items_batch_id",
                table: "batch_items",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_batch_outcomes_decided_by_id",
                table: "batch_outcomes",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_batch_samples_review_id",
                table: "batch_samples",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_batches_made_by_id",
                table: "batches",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_batches_project_id_made_at",
                table: "batches",
                columns: new[] { "project_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_batches_rework",
                table: "batches",
                column: "rework_until",
                filter: "state = 1");

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
                name: "ix_gold_items_presentation_id",
                table: "gold_items",
                column: "presentation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_items_project_id_made_at",
                table: "gold_items",
                columns: new[] { "project_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gold_keys_gold_item_id_number",
                table: "gold_keys",
                columns: new[] { "gold_item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_judgment_id_key_number",
                table: "gold_results",
                columns: new[] { "judgment_id", "key_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_person_id",
                table: "gold_results",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_presentation_id",
                table: "gold_results",
                column: "presentation_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_project_id_person_id_answered_at",
                table: "gold_results",
                columns: new[] { "project_id", "person_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_growths_project_id_at",
                table: "growths",
                columns: new[] { "project_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_at",
                table: "notices",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_at",
                table: "paste_counts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_person_id",
                table: "paste_counts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_project_id_person_id",
                table: "paste_counts",
                columns: new[] { "project_id", "person_id" });

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
                name: "ix_presentation_roles_active",
                table: "presentation_roles",
                columns: new[] { "project_id", "purpose", "position" },
                filter: "is_active");

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

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_other_person_id",
                table: "quality_signals",
                column: "other_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_person_id",
                table: "quality_signals",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_project_id_raised_at",
                table: "quality_signals",
                columns: new[] { "project_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reviewers_person_id",
                table: "reviewers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_assignment_id",
                table: "reviews",
                column: "assignment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_batch_id",
                table: "reviews",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_judgment_id_ordinal",
                table: "reviews",
                columns: new[] { "judgment_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_person_id_decided_at",
                table: "reviews",
                columns: new[] { "person_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_presentation_id",
                table: "reviews",
                column: "presentation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_project_id_state_drawn_at",
                table: "reviews",
                columns: new[] { "project_id", "state", "drawn_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_reviewer_id_state",
                table: "reviews",
                columns: new[] { "reviewer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_severities_person_id",
                table: "severities",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_standing_changes_person_id_at",
                table: "standing_changes",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_standing_changes_project_id_person_id_number",
                table: "standing_changes",
                columns: new[] { "project_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standings_person_id",
                table: "standings",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_terms_protocol_id",
                table: "training_terms",
                column: "protocol_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_drafts_person_id",
                table: "work_drafts",
                column: "person_id");

            migrationBuilder.AddForeignKey(
                name: "fk_protocols_people_made_by",
                table: "protocols",
                column: "made_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            foreach (var table in new[] { "adjudications", "batch_outcomes", "flag_decisions", "gold_keys", "gold_results", "growths", "practice_results", "protocol_switches", "standing_changes", "training_terms" })
                AppendOnly.Guard(migrationBuilder, table);
            AppendOnly.GuardUpdates(migrationBuilder, "notices");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_protocols_people_made_by",
                table: "protocols");

            migrationBuilder.DropTable(
                name: "adjudications");

            migrationBuilder.DropTable(
                name: "batch_items");

            migrationBuilder.DropTable(
                name: "batch_outcomes");

            migrationBuilder.DropTable(
                name: "batch_samples");

            migrationBuilder.DropTable(
                name: "disagreements");

            migrationBuilder.DropTable(
                name: "discussions");

            migrationBuilder.DropTable(
                name: "feedback_seen");

            migrationBuilder.DropTable(
                name: "flag_decisions");

            migrationBuilder.DropTable(
                name: "gold_keys");

            migrationBuilder.DropTable(
                name: "gold_results");

            migrationBuilder.DropTable(
                name: "growths");

            migrationBuilder.DropTable(
                name: "guideline_pictures");

            migrationBuilder.DropTable(
                name: "notice_marks");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "overlap_rules");

            migrationBuilder.DropTable(
                name: "paste_counts");

            migrationBuilder.DropTable(
                name: "practice_items");

            migrationBuilder.DropTable(
                name: "practice_results");

            migrationBuilder.DropTable(
                name: "presentation_roles");

            migrationBuilder.DropTable(
                name: "protocol_switches");

            migrationBuilder.DropTable(
                name: "quality_settings");

            migrationBuilder.DropTable(
                name: "quality_signals");

            migrationBuilder.DropTable(
                name: "review_policies");

            migrationBuilder.DropTable(
                name: "reviewed_parts");

            migrationBuilder.DropTable(
                name: "reviewers");

            migrationBuilder.DropTable(
                name: "severities");

            migrationBuilder.DropTable(
                name: "severity_fits");

            migrationBuilder.DropTable(
                name: "standing_changes");

            migrationBuilder.DropTable(
                name: "standings");

            migrationBuilder.DropTable(
                name: "training_terms");

            migrationBuilder.DropTable(
                name: "work_drafts");

            migrationBuilder.DropTable(
                name: "flagged_tasks");

            migrationBuilder.DropTable(
                name: "gold_items");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropIndex(
                name: "ix_protocols_made_by",
                table: "protocols");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_gold_per_mille",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_judgments_gold",
                table: "judgments");

            migrationBuilder.DropIndex(
                name: "ix_assignments_reopened",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "made_by",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "note",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "gold_per_mille",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "revised_by_id",
                table: "judgments");

            migrationBuilder.DropColumn(
                name: "claims",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "gold_per_mille",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "quality_hold",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "own_answer",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "reopened_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "returned_with",
                table: "assignments");
        }
    }
}
