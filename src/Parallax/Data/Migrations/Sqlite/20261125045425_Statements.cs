using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Statements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_organization_weeks_open",
                table: "organization_weeks",
                column: "ends_at",
                filter: "closed_at is null");

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

            AppendOnly.Guard(migrationBuilder, "statement_lines");
            AppendOnly.Guard(migrationBuilder, "statement_slices");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organization_weeks");

            migrationBuilder.DropTable(
                name: "statement_slices");

            migrationBuilder.DropTable(
                name: "time_claims");

            migrationBuilder.DropTable(
                name: "statement_lines");

            migrationBuilder.DropTable(
                name: "statements");
        }
    }
}
