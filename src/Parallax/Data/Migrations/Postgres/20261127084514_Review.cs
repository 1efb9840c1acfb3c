using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rate_per_mille = table.Column<int>(type: "integer", nullable: false),
                    confidence_per_mille = table.Column<int>(type: "integer", nullable: false),
                    accepted_errors = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    rework_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                name: "review_policies",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    share_per_mille = table.Column<int>(type: "integer", nullable: false),
                    first_judgments = table.Column<int>(type: "integer", nullable: false),
                    doubt_per_mille = table.Column<int>(type: "integer", nullable: false),
                    twice_per_mille = table.Column<int>(type: "integer", nullable: false),
                    return_days = table.Column<int>(type: "integer", nullable: false),
                    drawn_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                name: "batch_items",
                columns: table => new
                {
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    sample = table.Column<int>(type: "integer", nullable: false),
                    errors = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reopened = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    presentation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<int>(type: "integer", nullable: true),
                    has_effect = table.Column<bool>(type: "boolean", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
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
                name: "batch_samples",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
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
            AppendOnly.Guard(migrationBuilder, "reviewed_parts");
            AppendOnly.Guard(migrationBuilder, "batch_samples");
            AppendOnly.Guard(migrationBuilder, "batch_outcomes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batch_items");

            migrationBuilder.DropTable(
                name: "batch_outcomes");

            migrationBuilder.DropTable(
                name: "batch_samples");

            migrationBuilder.DropTable(
                name: "review_policies");

            migrationBuilder.DropTable(
                name: "reviewed_parts");

            migrationBuilder.DropTable(
                name: "reviewers");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "batches");
        }
    }
}
