using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ScreeningPay : Migration
    {
        private const string Lines =
            """
            CREATE TABLE "new_statement_lines" (
                "id" TEXT NOT NULL CONSTRAINT "pk_statement_lines" PRIMARY KEY,
                "amount_minor" INTEGER NOT NULL,
                "judgments" INTEGER NOT NULL,
                "kind" INTEGER NOT NULL,
                "micros" INTEGER NOT NULL,
                "ordinal" INTEGER NOT NULL,
                "project_id" TEXT NOT NULL,
                "rate_minor" INTEGER NOT NULL,
                "revision" INTEGER NOT NULL,
                "screening_earned_id" TEXT NULL,
                "statement_id" TEXT NOT NULL,
                "terms_id" TEXT NULL,
                "terms_number" INTEGER NOT NULL,
                "week_from" INTEGER NOT NULL,
                CONSTRAINT "ck_statement_lines_not_negative" CHECK (micros >= 0 and judgments >= 0 and rate_minor >= 0 and amount_minor >= 0),
                CONSTRAINT "ck_statement_lines_priced" CHECK ((kind = 4) = (terms_id is null) and (kind = 4) = (screening_earned_id is not null)),
                CONSTRAINT "ck_statement_lines_screening" CHECK (kind <> 4 or (micros = 0 and judgments = 0 and amount_minor = rate_minor)),
                CONSTRAINT "fk_statement_lines_enrollment_terms_terms_id" FOREIGN KEY ("terms_id") REFERENCES "enrollment_terms" ("id") ON DELETE RESTRICT,
                CONSTRAINT "fk_statement_lines_project_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE RESTRICT,
                CONSTRAINT "fk_statement_lines_statement_screening_screening_earned_id_statement_id" FOREIGN KEY ("screening_earned_id", "statement_id") REFERENCES "statement_screenings" ("earned_id", "statement_id") ON DELETE RESTRICT,
                CONSTRAINT "fk_statement_lines_statement_statement_id" FOREIGN KEY ("statement_id") REFERENCES "statements" ("id") ON DELETE RESTRICT
            );
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Written by hand: what Entity Framework makes of it would drop the triggers, and in several transactions.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);

            migrationBuilder.DropIndex(
                name: "ix_screening_earned_owed",
                table: "screening_earned");

            migrationBuilder.Sql("ALTER TABLE screening_earned DROP COLUMN taken_at;");

            migrationBuilder.CreateTable(
                name: "statement_screenings",
                columns: table => new
                {
                    earned_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_screenings", x => x.earned_id);
                    table.UniqueConstraint("ak_statement_screening_earned_id_statement_id", x => new { x.earned_id, x.statement_id });
                    table.ForeignKey(
                        name: "fk_statement_screenings_screening_earned_earned_id",
                        column: x => x.earned_id,
                        principalTable: "screening_earned",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_screenings_statement_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(Lines);
            migrationBuilder.Sql("INSERT INTO new_statement_lines SELECT id, amount_minor, judgments, kind, micros, ordinal, project_id, rate_minor, revision, NULL, statement_id, terms_id, terms_number, week_from FROM statement_lines;");
            migrationBuilder.Sql("DROP TABLE statement_lines;");
            migrationBuilder.Sql("ALTER TABLE new_statement_lines RENAME TO statement_lines;");

            migrationBuilder.Sql("CREATE INDEX ix_statement_lines_project_id ON statement_lines (project_id);");
            migrationBuilder.Sql("CREATE UNIQUE INDEX ix_statement_lines_statement_id_revision_ordinal ON statement_lines (statement_id, revision, ordinal);");
            migrationBuilder.Sql("CREATE INDEX ix_statement_lines_terms_id ON statement_lines (terms_id);");
            migrationBuilder.Sql("CREATE UNIQUE INDEX ux_statement_lines_screening_once ON statement_lines (screening_earned_id, statement_id, revision);");

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_organization_id_person_id_at",
                table: "screening_earned",
                columns: new[] { "organization_id", "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_screenings_statement_id",
                table: "statement_screenings",
                column: "statement_id");

            AppendOnly.Guard(migrationBuilder, "statement_lines");
            AppendOnly.Guard(migrationBuilder, "statement_screenings");
            AppendOnly.Guard(migrationBuilder, "screening_earned");

            migrationBuilder.Sql("PRAGMA foreign_keys = 1;", suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_statement_lines_statement_screening_screening_earned_id_statement_id",
                table: "statement_lines");

            migrationBuilder.DropTable(
                name: "statement_screenings");

            migrationBuilder.DropIndex(
                name: "ux_statement_lines_screening_once",
                table: "statement_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_statement_lines_priced",
                table: "statement_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_statement_lines_screening",
                table: "statement_lines");

            migrationBuilder.DropIndex(
                name: "ix_screening_earned_organization_id_person_id_at",
                table: "screening_earned");

            migrationBuilder.DropColumn(
                name: "screening_earned_id",
                table: "statement_lines");

            migrationBuilder.AlterColumn<Guid>(
                name: "terms_id",
                table: "statement_lines",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddColumn<long>(
                name: "taken_at",
                table: "screening_earned",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_owed",
                table: "screening_earned",
                column: "at",
                filter: "taken_at is null");
        }
    }
}
