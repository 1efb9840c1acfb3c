using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Contracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ends_at",
                table: "projects",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "grace_seconds",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 300);

            migrationBuilder.AddColumn<int>(
                name: "payment",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "starts_at",
                table: "projects",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "task_cap_minutes",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "people",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "organizations",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "Etc/UTC");

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "organizations",
                type: "TEXT",
                maxLength: 3,
                nullable: false,
                defaultValue: "USD");

            migrationBuilder.AddColumn<string>(
                name: "legal_name",
                table: "organizations",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "organizations",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "cap_reached_until",
                table: "enrollments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "starts_at",
                table: "enrollments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "terms_number",
                table: "enrollments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    decider = table.Column<int>(type: "INTEGER", nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    about_path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    not_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                    table.CheckConstraint("ck_cases_decided", "(state = 1) = (decided_at is not null)");
                    table.ForeignKey(
                        name: "fk_cases_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cases_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrollment_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enrollment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    hourly_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    judgment_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    weekly_cap_seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrollment_terms", x => x.id);
                    table.CheckConstraint("ck_enrollment_terms_cap", "weekly_cap_seconds is null or weekly_cap_seconds > 0");
                    table.CheckConstraint("ck_enrollment_terms_hourly", "hourly_minor >= 0");
                    table.CheckConstraint("ck_enrollment_terms_judgment", "judgment_minor is null or judgment_minor >= 0");
                    table.ForeignKey(
                        name: "fk_enrollment_terms_enrollments_enrollment_id",
                        column: x => x.enrollment_id,
                        principalTable: "enrollments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_mail", x => x.id);
                    table.ForeignKey(
                        name: "fk_outgoing_mail_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_grace_seconds",
                table: "projects",
                sql: "grace_seconds between 30 and 3600");

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_task_cap_minutes",
                table: "projects",
                sql: "task_cap_minutes between 1 and 1440");

            migrationBuilder.CreateIndex(
                name: "ix_cases_about_about_id",
                table: "cases",
                columns: new[] { "about", "about_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_organization_id_state_due_at",
                table: "cases",
                columns: new[] { "organization_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_person_id",
                table: "cases",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_terms_enrollment_id_number",
                table: "enrollment_terms",
                columns: new[] { "enrollment_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mail_due",
                table: "outgoing_mail",
                column: "due_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mail_person_id",
                table: "outgoing_mail",
                column: "person_id");

            migrationBuilder.Sql("UPDATE organizations SET legal_name = name;");
            AppendOnly.Guard(migrationBuilder, "enrollment_terms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "enrollment_terms");

            migrationBuilder.DropTable(
                name: "outgoing_mail");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_grace_seconds",
                table: "projects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_task_cap_minutes",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "ends_at",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "grace_seconds",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "payment",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "starts_at",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "task_cap_minutes",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "people");

            migrationBuilder.DropColumn(
                name: "address",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "legal_name",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "cap_reached_until",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "starts_at",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "terms_number",
                table: "enrollments");
        }
    }
}
