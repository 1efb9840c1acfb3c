using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ScreeningPay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_screening_earned_owed",
                table: "screening_earned");

            migrationBuilder.DropColumn(
                name: "taken_at",
                table: "screening_earned");

            migrationBuilder.AlterColumn<Guid>(
                name: "terms_id",
                table: "statement_lines",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "screening_earned_id",
                table: "statement_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "statement_screenings",
                columns: table => new
                {
                    earned_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ux_statement_lines_screening_once",
                table: "statement_lines",
                columns: new[] { "screening_earned_id", "statement_id", "revision" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_statement_lines_priced",
                table: "statement_lines",
                sql: "(kind = 4) = (terms_id is null) and (kind = 4) = (screening_earned_id is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_statement_lines_screening",
                table: "statement_lines",
                sql: "kind <> 4 or (micros = 0 and judgments = 0 and amount_minor = rate_minor)");

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_organization_id_person_id_at",
                table: "screening_earned",
                columns: new[] { "organization_id", "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_screenings_statement_id",
                table: "statement_screenings",
                column: "statement_id");

            migrationBuilder.AddForeignKey(
                name: "fk_statement_lines_statement_screening_screening_earned_id_sta",
                table: "statement_lines",
                columns: new[] { "screening_earned_id", "statement_id" },
                principalTable: "statement_screenings",
                principalColumns: new[] { "earned_id", "statement_id" },
                onDelete: ReferentialAction.Restrict);

            AppendOnly.Guard(migrationBuilder, "statement_screenings");
            AppendOnly.Guard(migrationBuilder, "screening_earned");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_statement_lines_statement_screening_screening_earned_id_sta",
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "taken_at",
                table: "screening_earned",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_earned_owed",
                table: "screening_earned",
                column: "at",
                filter: "taken_at is null");
        }
    }
}
