using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Agreements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreement_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    latest = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreement_template_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    template_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    markdown = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_template_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_agreement_template_versions_agreement_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "agreement_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    renews_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    hourly_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    judgment_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    weekly_cap_seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    notice_days = table.Column<int>(type: "INTEGER", nullable: false),
                    payment_days = table.Column<int>(type: "INTEGER", nullable: false),
                    law = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    services = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    legal_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    html = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers", x => x.id);
                    table.CheckConstraint("ck_offers_cap", "weekly_cap_seconds is null or weekly_cap_seconds > 0");
                    table.CheckConstraint("ck_offers_end", "ends_at is null or ends_at > starts_at");
                    table.CheckConstraint("ck_offers_hourly", "hourly_minor >= 0");
                    table.ForeignKey(
                        name: "fk_offers_agreement_template_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "agreement_template_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offers_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signed_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    consent_text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    authenticated_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    keep_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_agreements", x => x.id);
                    table.ForeignKey(
                        name: "fk_signed_agreements_offers_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signed_agreements_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signed_agreements_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreement_papers",
                columns: table => new
                {
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    html = table.Column<byte[]>(type: "BLOB", nullable: false),
                    legal_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    typed_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ip = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    user_agent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_papers", x => x.agreement_id);
                    table.ForeignKey(
                        name: "fk_agreement_papers_signed_agreement_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "signed_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_template_versions_template_id_number",
                table: "agreement_template_versions",
                columns: new[] { "template_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agreement_templates_name",
                table: "agreement_templates",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_person_id",
                table: "offers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_project_id",
                table: "offers",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_renews_id_version_id",
                table: "offers",
                columns: new[] { "renews_id", "version_id" },
                unique: true,
                filter: "renews_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_offers_version_id",
                table: "offers",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_signed_agreements_offer_id",
                table: "signed_agreements",
                column: "offer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signed_agreements_person_id",
                table: "signed_agreements",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_signed_agreements_project_id",
                table: "signed_agreements",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_signed_agreements_version_id",
                table: "signed_agreements",
                column: "version_id");

            AppendOnly.Guard(migrationBuilder, "agreement_template_versions");
            AppendOnly.Guard(migrationBuilder, "signed_agreements");
            Parallax.Talent.AgreementPaperGuard.Add(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_papers");

            migrationBuilder.DropTable(
                name: "signed_agreements");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "agreement_template_versions");

            migrationBuilder.DropTable(
                name: "agreement_templates");
        }
    }
}
