using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CasesAndRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_person_id",
                table: "cases");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deleted_at",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "wanted_hours",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "paused_by_person",
                table: "enrollments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "last_side",
                table: "cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "case_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<int>(type: "integer", nullable: false),
                    @internal = table.Column<bool>(name: "internal", type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_messages", x => x.id);
                    table.CheckConstraint("ck_case_messages_internal", "side = 1 or not internal");
                    table.ForeignKey(
                        name: "fk_case_messages_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_messages_person_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_texts",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_texts", x => x.message_id);
                    table.ForeignKey(
                        name: "fk_case_texts_case_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "case_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_people_wanted_hours",
                table: "people",
                sql: "wanted_hours is null or wanted_hours between 0 and 80");

            migrationBuilder.CreateIndex(
                name: "ix_cases_decider_state_due_at",
                table: "cases",
                columns: new[] { "decider", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_person_id_state_changed_at",
                table: "cases",
                columns: new[] { "person_id", "state", "changed_at" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_cases_decider",
                table: "cases",
                sql: "decider = 0 or organization_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_cases_not_by",
                table: "cases",
                sql: "decided_by_id is null or (decided_by_id <> person_id and (not_by_id is null or decided_by_id <> not_by_id))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_cases_outcome",
                table: "cases",
                sql: "(state = 1) = (outcome is not null) and (state = 1) = (decided_by_id is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_case_messages_author_id",
                table: "case_messages",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_messages_case_id_at",
                table: "case_messages",
                columns: new[] { "case_id", "at" });

            AppendOnly.Guard(migrationBuilder, "case_messages");
            AppendOnly.GuardUpdates(migrationBuilder, "case_texts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_texts");

            migrationBuilder.DropTable(
                name: "case_messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_people_wanted_hours",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_cases_decider_state_due_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_person_id_state_changed_at",
                table: "cases");

            migrationBuilder.DropCheckConstraint(
                name: "ck_cases_decider",
                table: "cases");

            migrationBuilder.DropCheckConstraint(
                name: "ck_cases_not_by",
                table: "cases");

            migrationBuilder.DropCheckConstraint(
                name: "ck_cases_outcome",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "wanted_hours",
                table: "people");

            migrationBuilder.DropColumn(
                name: "paused_by_person",
                table: "enrollments");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "last_side",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_person_id",
                table: "cases",
                column: "person_id");
        }
    }
}
