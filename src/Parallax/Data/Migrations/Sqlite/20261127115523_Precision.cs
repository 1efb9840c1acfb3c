using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Precision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "draw_id",
                table: "slots",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "draw_probability",
                table: "slots",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "insight_path",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<double>(type: "REAL", nullable: true),
                    rank_spread = table.Column<double>(type: "REAL", nullable: true),
                    decided = table.Column<int>(type: "INTEGER", nullable: false),
                    pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    cost_minor = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_path", x => new { x.project_id, x.scope, x.judgments });
                    table.ForeignKey(
                        name: "fk_insight_path_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_reports",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    limits = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_insight_reports", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_insight_reports_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    exploration = table.Column<double>(type: "REAL", nullable: false),
                    judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    opened = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_draws", x => x.id);
                    table.CheckConstraint("ck_pair_draws_exploration", "exploration >= 0 and exploration <= 1");
                    table.ForeignKey(
                        name: "fk_pair_draws_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pair_draws_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_slots_draw",
                table: "slots",
                column: "draw_id",
                filter: "draw_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_slots_draw",
                table: "slots",
                sql: "(draw_id is null) = (draw_probability is null)");

            migrationBuilder.CreateIndex(
                name: "ix_pair_draws_by_id",
                table: "pair_draws",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_pair_draws_project_id_at",
                table: "pair_draws",
                columns: new[] { "project_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insight_path");

            migrationBuilder.DropTable(
                name: "insight_reports");

            migrationBuilder.DropTable(
                name: "pair_draws");

            migrationBuilder.DropIndex(
                name: "ix_slots_draw",
                table: "slots");

            migrationBuilder.DropCheckConstraint(
                name: "ck_slots_draw",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "draw_id",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "draw_probability",
                table: "slots");
        }
    }
}
