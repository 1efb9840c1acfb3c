using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Amendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "notice_days",
                table: "projects",
                type: "integer",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "drain_until",
                table: "leases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "passed_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "protocol_id",
                table: "assignments",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrollment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    previous_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    hourly_minor = table.Column<long>(type: "bigint", nullable: true),
                    judgment_minor = table.Column<long>(type: "bigint", nullable: true),
                    weekly_cap_seconds = table.Column<int>(type: "integer", nullable: true),
                    lifts_cap = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    notice_days = table.Column<int>(type: "integer", nullable: false),
                    leases = table.Column<int>(type: "integer", nullable: false),
                    drain_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_statement_on = table.Column<DateOnly>(type: "date", nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendments", x => x.id);
                    table.CheckConstraint("ck_amendments_notice", "notice_days >= 0");
                    table.ForeignKey(
                        name: "fk_amendments_enrollment_enrollment_id",
                        column: x => x.enrollment_id,
                        principalTable: "enrollments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_amendments_people_made_by",
                        column: x => x.made_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_amendments_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "amendment_outcomes",
                columns: table => new
                {
                    amendment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendment_outcomes", x => x.amendment_id);
                    table.ForeignKey(
                        name: "fk_amendment_outcomes_amendment_amendment_id",
                        column: x => x.amendment_id,
                        principalTable: "amendments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_notice_days",
                table: "projects",
                sql: "notice_days between 0 and 90");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_effective_at",
                table: "amendments",
                column: "effective_at");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_enrollment_id",
                table: "amendments",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_made_by",
                table: "amendments",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_project_id_made_at",
                table: "amendments",
                columns: new[] { "project_id", "made_at" });

            Parallax.Work.AssignedProtocols.Fill(migrationBuilder);
            AppendOnly.Guard(migrationBuilder, "amendments");
            AppendOnly.Guard(migrationBuilder, "amendment_outcomes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "amendment_outcomes");

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_notice_days",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "notice_days",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "drain_until",
                table: "leases");

            migrationBuilder.DropColumn(
                name: "passed_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "protocol_id",
                table: "assignments");
        }
    }
}
