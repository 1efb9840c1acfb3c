using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Gold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "gold_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    is_revealed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_gold_items_presentations_presentation_id",
                        column: x => x.presentation_id,
                        principalTable: "presentations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_items_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gold_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presentation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_number = table.Column<int>(type: "INTEGER", nullable: false),
                    credit = table.Column<double>(type: "REAL", nullable: true),
                    is_right = table.Column<bool>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    scored_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_results", x => x.id);
                    table.CheckConstraint("ck_gold_results_credit", "(credit is null) = (is_right is null) and (credit is null or credit between 0 and 1)");
                    table.ForeignKey(
                        name: "fk_gold_results_judgment_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_results_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gold_results_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paste_counts",
                columns: table => new
                {
                    judgment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pastes = table.Column<int>(type: "INTEGER", nullable: false),
                    characters = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paste_counts", x => x.judgment_id);
                    table.ForeignKey(
                        name: "fk_paste_counts_judgments_judgment_id",
                        column: x => x.judgment_id,
                        principalTable: "judgments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_paste_counts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quality_settings",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    most_views = table.Column<int>(type: "INTEGER", nullable: false),
                    right_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    good_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    bad_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    alpha_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    beta_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    most_checks = table.Column<int>(type: "INTEGER", nullable: false),
                    passed_per_mille = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_settings", x => x.project_id);
                    table.CheckConstraint("ck_quality_settings_design", "bad_per_mille > 0 and bad_per_mille < good_per_mille and good_per_mille < 1000");
                    table.CheckConstraint("ck_quality_settings_right", "right_per_mille between 1 and 1000");
                    table.ForeignKey(
                        name: "fk_quality_settings_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quality_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    looked_at_at = table.Column<long>(type: "INTEGER", nullable: true),
                    looked_at_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_signals", x => x.id);
                    table.ForeignKey(
                        name: "fk_quality_signals_people_other_person_id",
                        column: x => x.other_person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quality_signals_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quality_signals_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standing_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_standing_changes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standing_changes_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: true),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: true),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    right = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    log_ratio = table.Column<double>(type: "REAL", nullable: false),
                    cusum = table.Column<double>(type: "REAL", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standings", x => new { x.project_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_standings_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standings_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gold_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gold_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gold_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_gold_keys_gold_items_gold_item_id",
                        column: x => x.gold_item_id,
                        principalTable: "gold_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_judgments_gold",
                table: "judgments",
                column: "submitted_at",
                filter: "purpose = 1 and revision = 1");

            migrationBuilder.CreateIndex(
                name: "ix_gold_items_presentation_id",
                table: "gold_items",
                column: "presentation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_items_project_id_made_at",
                table: "gold_items",
                columns: new[] { "project_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gold_keys_gold_item_id_number",
                table: "gold_keys",
                columns: new[] { "gold_item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_judgment_id_key_number",
                table: "gold_results",
                columns: new[] { "judgment_id", "key_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_person_id",
                table: "gold_results",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_presentation_id",
                table: "gold_results",
                column: "presentation_id");

            migrationBuilder.CreateIndex(
                name: "ix_gold_results_project_id_person_id_answered_at",
                table: "gold_results",
                columns: new[] { "project_id", "person_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_at",
                table: "paste_counts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_person_id",
                table: "paste_counts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_paste_counts_project_id_person_id",
                table: "paste_counts",
                columns: new[] { "project_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_other_person_id",
                table: "quality_signals",
                column: "other_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_person_id",
                table: "quality_signals",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_quality_signals_project_id_raised_at",
                table: "quality_signals",
                columns: new[] { "project_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_standing_changes_person_id_at",
                table: "standing_changes",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_standing_changes_project_id_person_id_number",
                table: "standing_changes",
                columns: new[] { "project_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standings_person_id",
                table: "standings",
                column: "person_id");
            AppendOnly.Guard(migrationBuilder, "gold_keys");
            AppendOnly.Guard(migrationBuilder, "gold_results");
            AppendOnly.Guard(migrationBuilder, "standing_changes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gold_keys");

            migrationBuilder.DropTable(
                name: "gold_results");

            migrationBuilder.DropTable(
                name: "paste_counts");

            migrationBuilder.DropTable(
                name: "quality_settings");

            migrationBuilder.DropTable(
                name: "quality_signals");

            migrationBuilder.DropTable(
                name: "standing_changes");

            migrationBuilder.DropTable(
                name: "standings");

            migrationBuilder.DropTable(
                name: "gold_items");

            migrationBuilder.DropIndex(
                name: "ix_judgments_gold",
                table: "judgments");
        }
    }
}
