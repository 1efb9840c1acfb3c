using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Hiring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "slot_id",
                table: "leases",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "closes_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "message_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opportunities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version_number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_through = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunities", x => x.id);
                    table.CheckConstraint("ck_opportunities_open", "state <> 1 or (valid_through is not null and opened_at is not null)");
                    table.ForeignKey(
                        name: "fk_opportunities_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organization_weeks",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_weeks", x => new { x.organization_id, x.starts_at });
                    table.CheckConstraint("ck_organization_weeks_order", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_organization_weeks_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    pass_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    pays_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    retake_days = table.Column<int>(type: "INTEGER", nullable: true),
                    most_attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screenings", x => x.id);
                    table.CheckConstraint("ck_screenings_minutes", "minutes between 1 and 600");
                    table.CheckConstraint("ck_screenings_pass_percent", "pass_percent between 0 and 100");
                    table.CheckConstraint("ck_screenings_pays", "(pays_minor is null) = (currency is null) and (pays_minor is null or pays_minor > 0)");
                    table.ForeignKey(
                        name: "fk_screenings_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screenings_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    week_from = table.Column<long>(type: "INTEGER", nullable: false),
                    week_until = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                    table.CheckConstraint("ck_statements_approved", "(state = 0) = (approved_by_id is null) and (state = 0) = (approved_at is null)");
                    table.CheckConstraint("ck_statements_two_people", "approved_by_id is null or approved_by_id <> person_id");
                    table.ForeignKey(
                        name: "fk_statements_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "time_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    accepted_from = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_until = table.Column<long>(type: "INTEGER", nullable: true),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_time_claims", x => x.id);
                    table.CheckConstraint("ck_time_claims_accepted", "(state in (1, 2)) = (accepted_from is not null) and (accepted_from is null) = (accepted_until is null)");
                    table.CheckConstraint("ck_time_claims_decided", "(state = 0) = (decided_by_id is null) and (state = 0) = (decision is null)");
                    table.CheckConstraint("ck_time_claims_not_own", "decided_by_id is null or decided_by_id <> person_id");
                    table.CheckConstraint("ck_time_claims_order", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_time_claims_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_claims_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_claims_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    rules_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    written_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opportunity_versions_opportunities_opportunity_id",
                        column: x => x.opportunity_id,
                        principalTable: "opportunities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiting_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_waiting_entries_opportunities_opportunity_id",
                        column: x => x.opportunity_id,
                        principalTable: "opportunities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "screening_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screening_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    time_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deadline_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: true),
                    points = table.Column<double>(type: "REAL", nullable: false),
                    of_points = table.Column<double>(type: "REAL", nullable: false),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    decisions = table.Column<int>(type: "INTEGER", nullable: false),
                    appealed = table.Column<int>(type: "INTEGER", nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_attempts", x => x.id);
                    table.CheckConstraint("ck_screening_attempts_decided", "(state = 3) = (passed is not null)");
                    table.CheckConstraint("ck_screening_attempts_started", "(state = 0) = (deadline_at is null)");
                    table.CheckConstraint("ck_screening_attempts_time", "time_percent between 100 and 400");
                    table.ForeignKey(
                        name: "fk_screening_attempts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_attempts_screening_screening_id",
                        column: x => x.screening_id,
                        principalTable: "screenings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screening_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screening_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    skill = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_items", x => x.id);
                    table.CheckConstraint("ck_screening_items_points", "points between 1 and 100");
                    table.ForeignKey(
                        name: "fk_screening_items_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_items_screening_screening_id",
                        column: x => x.screening_id,
                        principalTable: "screenings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    terms_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    terms_number = table.Column<int>(type: "INTEGER", nullable: false),
                    rate_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    week_from = table.Column<long>(type: "INTEGER", nullable: false),
                    micros = table.Column<long>(type: "INTEGER", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_lines", x => x.id);
                    table.CheckConstraint("ck_statement_lines_not_negative", "micros >= 0 and judgments >= 0 and rate_minor >= 0 and amount_minor >= 0");
                    table.ForeignKey(
                        name: "fk_statement_lines_enrollment_terms_terms_id",
                        column: x => x.terms_id,
                        principalTable: "enrollment_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_lines_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_lines_statement_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opportunity_version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    stage_number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage_at = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications", x => x.id);
                    table.CheckConstraint("ck_applications_owner", "person_id is not null or secret_hash is not null or erased_at is not null");
                    table.CheckConstraint("ck_applications_submitted", "stage in (0, 6) or submitted_at is not null");
                    table.ForeignKey(
                        name: "fk_applications_opportunity_opportunity_id",
                        column: x => x.opportunity_id,
                        principalTable: "opportunities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_applications_opportunity_version_opportunity_version_id",
                        column: x => x.opportunity_version_id,
                        principalTable: "opportunity_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_applications_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screening_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attempt_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    before = table.Column<bool>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    points = table.Column<double>(type: "REAL", nullable: false),
                    of_points = table.Column<double>(type: "REAL", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_screening_decisions_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_decisions_screening_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalTable: "screening_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screening_earned",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attempt_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_earned", x => x.id);
                    table.CheckConstraint("ck_screening_earned_minor", "minor > 0");
                    table.ForeignKey(
                        name: "fk_screening_earned_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_earned_screening_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalTable: "screening_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screening_key_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_key_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_screening_key_versions_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_key_versions_screening_item_item_id",
                        column: x => x.item_id,
                        principalTable: "screening_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "screening_scores",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attempt_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    scorer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    points = table.Column<double>(type: "REAL", nullable: false),
                    comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_scores", x => x.id);
                    table.CheckConstraint("ck_screening_scores_level", "(seat = 0) = (level is null) and (level is null or level between 1 and 5)");
                    table.CheckConstraint("ck_screening_scores_seat", "seat between 0 and 3 and (seat = 0) = (scorer_id is null)");
                    table.ForeignKey(
                        name: "fk_screening_scores_people_scorer_id",
                        column: x => x.scorer_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_scores_screening_attempt_attempt_id",
                        column: x => x.attempt_id,
                        principalTable: "screening_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_screening_scores_screening_item_item_id",
                        column: x => x.item_id,
                        principalTable: "screening_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_slices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    line_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_slices", x => x.id);
                    table.CheckConstraint("ck_statement_slices_order", "starts_at < ends_at");
                    table.ForeignKey(
                        name: "fk_statement_slices_statement_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "statement_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_slices_statement_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    mail_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_application_events_application_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_application_notes_application_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "eligibility_outcomes",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supported = table.Column<bool>(type: "INTEGER", nullable: false),
                    rules_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_eligibility_outcomes", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_eligibility_outcomes_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resumes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resumes", x => x.id);
                    table.ForeignKey(
                        name: "fk_resumes_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_subject",
                table: "assignments",
                column: "subject",
                filter: "subject <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_application_events_application_id_number",
                table: "application_events",
                columns: new[] { "application_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_notes_application_id",
                table: "application_notes",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_kept",
                table: "applications",
                column: "changed_at",
                filter: "erased_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_applications_opportunity_id_person_id",
                table: "applications",
                columns: new[] { "opportunity_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_opportunity_id_stage_stage_at",
                table: "applications",
                columns: new[] { "opportunity_id", "stage", "stage_at" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_opportunity_version_id",
                table: "applications",
                column: "opportunity_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_person_id",
                table: "applications",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_secret_hash",
                table: "applications",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_templates_name",
                table: "message_templates",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_organization_id",
                table: "opportunities",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_slug",
                table: "opportunities",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_state",
                table: "opportunities",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_versions_opportunity_id_number",
                table: "opportunity_versions",
                columns: new[] { "opportunity_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organization_weeks_open",
                table: "organization_weeks",
                column: "ends_at",
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_resumes_application_id",
                table: "resumes",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_attempts_application_id",
                table: "screening_attempts",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_attempts_organization_id_state",
                table: "screening_attempts",
                columns: new[] { "organization_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_screening_attempts_person_id",
                table: "screening_attempts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_attempts_running",
                table: "screening_attempts",
                column: "deadline_at",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_screening_attempts_screening_id_person_id_number",
                table: "screening_attempts",
                columns: new[] { "screening_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_screening_attempts_one_open",
                table: "screening_attempts",
                columns: new[] { "screening_id", "person_id" },
                unique: true,
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "ix_screening_decisions_attempt_id_number",
                table: "screening_decisions",
                columns: new[] { "attempt_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_decisions_by_id",
                table: "screening_decisions",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_attempt_id",
                table: "screening_earned",
                column: "attempt_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_owed",
                table: "screening_earned",
                column: "at",
                filter: "taken_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_person_id",
                table: "screening_earned",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_items_presentation_id",
                table: "screening_items",
                column: "presentation_id");

            migrationBuilder.CreateIndex(
                name: "ux_screening_items_one_each",
                table: "screening_items",
                columns: new[] { "screening_id", "presentation_id" },
                unique: true,
                filter: "removed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_screening_key_versions_by_id",
                table: "screening_key_versions",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_key_versions_item_id_number",
                table: "screening_key_versions",
                columns: new[] { "item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_scores_attempt_id_item_id_scorer_id",
                table: "screening_scores",
                columns: new[] { "attempt_id", "item_id", "scorer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_scores_attempt_id_item_id_seat",
                table: "screening_scores",
                columns: new[] { "attempt_id", "item_id", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_scores_item_id",
                table: "screening_scores",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_screening_scores_scorer_id",
                table: "screening_scores",
                column: "scorer_id");

            migrationBuilder.CreateIndex(
                name: "ix_screenings_organization_id",
                table: "screenings",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_screenings_project_id",
                table: "screenings",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_project_id",
                table: "statement_lines",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_statement_id_revision_ordinal",
                table: "statement_lines",
                columns: new[] { "statement_id", "revision", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_terms_id",
                table: "statement_lines",
                column: "terms_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_slices_line_id",
                table: "statement_slices",
                column: "line_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_slices_statement_id_revision_starts_at",
                table: "statement_slices",
                columns: new[] { "statement_id", "revision", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_statements_organization_id_state_week_from",
                table: "statements",
                columns: new[] { "organization_id", "state", "week_from" });

            migrationBuilder.CreateIndex(
                name: "ix_statements_person_id_organization_id_currency_week_from",
                table: "statements",
                columns: new[] { "person_id", "organization_id", "currency", "week_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_time_claims_case_id",
                table: "time_claims",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_time_claims_organization_id_state_created_at",
                table: "time_claims",
                columns: new[] { "organization_id", "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_time_claims_person_id_project_id_starts_at",
                table: "time_claims",
                columns: new[] { "person_id", "project_id", "starts_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_time_claims_project_id",
                table: "time_claims",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_entries_opportunity_id_normalized_email",
                table: "waiting_entries",
                columns: new[] { "opportunity_id", "normalized_email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waiting_entries_secret_hash",
                table: "waiting_entries",
                column: "secret_hash",
                unique: true);

            AppendOnly.Guard(migrationBuilder, "statement_lines");
            AppendOnly.Guard(migrationBuilder, "statement_slices");
            AppendOnly.Guard(migrationBuilder, "screening_key_versions");
            AppendOnly.Guard(migrationBuilder, "screening_decisions");
            AppendOnly.Guard(migrationBuilder, "opportunity_versions");
            AppendOnly.Guard(migrationBuilder, "application_events");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application_events");

            migrationBuilder.DropTable(
                name: "application_notes");

            migrationBuilder.DropTable(
                name: "eligibility_outcomes");

            migrationBuilder.DropTable(
                name: "message_templates");

            migrationBuilder.DropTable(
                name: "organization_weeks");

            migrationBuilder.DropTable(
                name: "resumes");

            migrationBuilder.DropTable(
                name: "screening_decisions");

            migrationBuilder.DropTable(
                name: "screening_earned");

            migrationBuilder.DropTable(
                name: "screening_key_versions");

            migrationBuilder.DropTable(
                name: "screening_scores");

            migrationBuilder.DropTable(
                name: "statement_slices");

            migrationBuilder.DropTable(
                name: "time_claims");

            migrationBuilder.DropTable(
                name: "waiting_entries");

            migrationBuilder.DropTable(
                name: "applications");

            migrationBuilder.DropTable(
                name: "screening_attempts");

            migrationBuilder.DropTable(
                name: "screening_items");

            migrationBuilder.DropTable(
                name: "statement_lines");

            migrationBuilder.DropTable(
                name: "opportunity_versions");

            migrationBuilder.DropTable(
                name: "screenings");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "opportunities");

            migrationBuilder.DropIndex(
                name: "ix_assignments_subject",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "closes_at",
                table: "assignments");

            migrationBuilder.AlterColumn<Guid>(
                name: "slot_id",
                table: "leases",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
