using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Screening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "slot_id",
                table: "leases",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closes_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    pass_percent = table.Column<int>(type: "integer", nullable: false),
                    pays_minor = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    retake_days = table.Column<int>(type: "integer", nullable: true),
                    most_attempts = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                name: "screening_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    screening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    time_percent = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deadline_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: true),
                    points = table.Column<double>(type: "double precision", nullable: false),
                    of_points = table.Column<double>(type: "double precision", nullable: false),
                    skills = table.Column<string>(type: "text", nullable: false),
                    decisions = table.Column<int>(type: "integer", nullable: false),
                    appealed = table.Column<int>(type: "integer", nullable: false),
                    paid_minor = table.Column<long>(type: "bigint", nullable: true),
                    paid_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    screening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    presentation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    skill = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    key_number = table.Column<int>(type: "integer", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                name: "screening_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<bool>(type: "boolean", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    points = table.Column<double>(type: "double precision", nullable: false),
                    of_points = table.Column<double>(type: "double precision", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    scorer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: true),
                    points = table.Column<double>(type: "double precision", nullable: false),
                    comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    key_number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_assignments_subject",
                table: "assignments",
                column: "subject",
                filter: "subject <> ''");

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
            AppendOnly.Guard(migrationBuilder, "screening_key_versions");
            AppendOnly.Guard(migrationBuilder, "screening_decisions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "screening_decisions");

            migrationBuilder.DropTable(
                name: "screening_earned");

            migrationBuilder.DropTable(
                name: "screening_key_versions");

            migrationBuilder.DropTable(
                name: "screening_scores");

            migrationBuilder.DropTable(
                name: "screening_attempts");

            migrationBuilder.DropTable(
                name: "screening_items");

            migrationBuilder.DropTable(
                name: "screenings");

            migrationBuilder.DropIndex(
                name: "ix_assignments_subject",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "closes_at",
                table: "assignments");

            migrationBuilder.AlterColumn<Guid>(
                name: "slot_id",
                table: "leases",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
