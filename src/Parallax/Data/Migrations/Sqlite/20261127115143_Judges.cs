using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Judges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "judge_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judge = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    prompt = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    metric = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    scores = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    imported_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_judge_runs_people_imported_by",
                        column: x => x.imported_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_judge_runs_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "judge_scores",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    response_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judge_scores", x => new { x.run_id, x.response_id });
                    table.ForeignKey(
                        name: "fk_judge_scores_judge_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "judge_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_judge_scores_response_response_id",
                        column: x => x.response_id,
                        principalTable: "responses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_judge_runs_imported_by",
                table: "judge_runs",
                column: "imported_by");

            migrationBuilder.CreateIndex(
                name: "ix_judge_runs_project_id_judge_prompt_metric",
                table: "judge_runs",
                columns: new[] { "project_id", "judge", "prompt", "metric" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_judge_scores_response_id",
                table: "judge_scores",
                column: "response_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "judge_scores");

            migrationBuilder.DropTable(
                name: "judge_runs");
        }
    }
}
