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

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_gold_per_mille",
                table: "projects",
                sql: "gold_per_mille between 0 and 1000");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_reopened",
                table: "assignments",
                column: "closes_at",
                filter: "reopened_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_presentation_roles_active",
                table: "presentation_roles",
                columns: new[] { "project_id", "purpose", "position" },
                filter: "is_active");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "presentation_roles");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_gold_per_mille",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_assignments_reopened",
                table: "assignments");

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
