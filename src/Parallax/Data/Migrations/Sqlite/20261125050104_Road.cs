using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Road : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "notice_days",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.AddColumn<long>(
                name: "drain_until",
                table: "leases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "passed_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "protocol_id",
                table: "assignments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    needs_second_person = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.id);
                    table.CheckConstraint("ck_adjustments_amount", "amount_minor > 0 or (kind = 0 and amount_minor <> 0)");
                    table.CheckConstraint("ck_adjustments_decided", "(state = 0) = (decided_by_id is null)");
                    table.CheckConstraint("ck_adjustments_reason", "length(reason) > 0");
                    table.CheckConstraint("ck_adjustments_second_person", "state <> 1 or not needs_second_person or decided_by_id <> proposed_by_id");
                    table.CheckConstraint("ck_adjustments_two", "needs_second_person or kind = 5");
                    table.ForeignKey(
                        name: "fk_adjustments_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjustments_people_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjustments_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjustments_people_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjustments_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enrollment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    previous_until = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    hourly_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    judgment_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    weekly_cap_seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    lifts_cap = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    notice_days = table.Column<int>(type: "INTEGER", nullable: false),
                    leases = table.Column<int>(type: "INTEGER", nullable: false),
                    drain_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_statement_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "ledger_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    provider = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    debits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    debits_pending = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_pending = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_accounts", x => x.id);
                    table.UniqueConstraint("ak_ledger_accounts_id_organization_id_currency", x => new { x.id, x.organization_id, x.currency });
                    table.CheckConstraint("ck_ledger_accounts_clearing", "kind <> 6 or credits_posted - debits_posted - debits_pending >= 0");
                    table.CheckConstraint("ck_ledger_accounts_funding", "kind <> 8 or debits_posted - credits_posted - credits_pending >= 0");
                    table.CheckConstraint("ck_ledger_accounts_payable", "kind not in (2, 3) or credits_posted - debits_posted - debits_pending >= 0");
                    table.CheckConstraint("ck_ledger_accounts_person", "(kind in (2, 3, 4)) = (person_id is not null)");
                    table.CheckConstraint("ck_ledger_accounts_project", "(kind = 0) = (project_id is not null)");
                    table.CheckConstraint("ck_ledger_accounts_provider", "(kind in (1, 6, 7)) = (provider is not null)");
                    table.CheckConstraint("ck_ledger_accounts_recoverable", "kind <> 4 or debits_posted - credits_posted - credits_pending >= 0");
                    table.CheckConstraint("ck_ledger_accounts_sums", "debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0");
                    table.ForeignKey(
                        name: "fk_ledger_accounts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_accounts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_accounts_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pay_methods",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "TEXT", maxLength: 4000, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_methods", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_pay_methods_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pay_settings",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_person_above = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_settings", x => x.organization_id);
                    table.CheckConstraint("ck_pay_settings_limit", "second_person_above >= 0");
                    table.ForeignKey(
                        name: "fk_pay_settings_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_payout_drafts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payout_drafts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    needs_second_person = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_runs", x => x.id);
                    table.CheckConstraint("ck_payout_runs_decided", "(state = 0) = (decided_by_id is null)");
                    table.CheckConstraint("ck_payout_runs_second_person", "state <> 1 or not needs_second_person or decided_by_id <> made_by_id");
                    table.CheckConstraint("ck_payout_runs_total", "total_minor > 0 and count > 0");
                    table.ForeignKey(
                        name: "fk_payout_runs_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payout_runs_people_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payout_runs_people_made_by_id",
                        column: x => x.made_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "amendment_outcomes",
                columns: table => new
                {
                    amendment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "ledger_transfers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    journal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debit_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    credit_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    pending_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    code = table.Column<int>(type: "INTEGER", nullable: false),
                    reference_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_transfers", x => x.id);
                    table.CheckConstraint("ck_ledger_transfers_amount", "amount > 0");
                    table.CheckConstraint("ck_ledger_transfers_pending", "(kind in (2, 3)) = (pending_id is not null)");
                    table.CheckConstraint("ck_ledger_transfers_sides", "debit_account_id <> credit_account_id");
                    table.ForeignKey(
                        name: "fk_ledger_transfers_ledger_accounts_credit_account_id_organization_id_currency",
                        columns: x => new { x.credit_account_id, x.organization_id, x.currency },
                        principalTable: "ledger_accounts",
                        principalColumns: new[] { "id", "organization_id", "currency" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_transfers_ledger_accounts_debit_account_id_organization_id_currency",
                        columns: x => new { x.debit_account_id, x.organization_id, x.currency },
                        principalTable: "ledger_accounts",
                        principalColumns: new[] { "id", "organization_id", "currency" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_transfers_ledger_transfers_pending_id",
                        column: x => x.pending_id,
                        principalTable: "ledger_transfers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_transfers_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    method = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    destination = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    destination_label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    payment_reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payouts", x => x.id);
                    table.CheckConstraint("ck_payouts_amount", "amount_minor > 0");
                    table.ForeignKey(
                        name: "fk_payouts_payout_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "payout_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payouts_people_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payouts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
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
                name: "payout_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payout_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_attempts", x => x.id);
                    table.ForeignKey(
                        name: "fk_payout_attempts_payout_payout_id",
                        column: x => x.payout_id,
                        principalTable: "payouts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_lines",
                columns: table => new
                {
                    payout_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_void = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_lines", x => new { x.payout_id, x.draft_id });
                    table.ForeignKey(
                        name: "fk_payout_lines_payout_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "payout_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payout_lines_payout_payout_id",
                        column: x => x.payout_id,
                        principalTable: "payouts",
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

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_notice_days",
                table: "projects",
                sql: "notice_days between 0 and 90");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_decided_by_id",
                table: "adjustments",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_organization_id_state_proposed_at",
                table: "adjustments",
                columns: new[] { "organization_id", "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_person_id",
                table: "adjustments",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_project_id",
                table: "adjustments",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_proposed_by_id",
                table: "adjustments",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_adjustments_funds_once",
                table: "adjustments",
                columns: new[] { "organization_id", "reference" },
                unique: true,
                filter: "kind = 5 and state <> 2");

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

            migrationBuilder.CreateIndex(
                name: "ix_ledger_accounts_organization_id_name_currency",
                table: "ledger_accounts",
                columns: new[] { "organization_id", "name", "currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_accounts_person_id",
                table: "ledger_accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_accounts_project_id",
                table: "ledger_accounts",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_by_id",
                table: "ledger_transfers",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_code_reference_id_part_kind",
                table: "ledger_transfers",
                columns: new[] { "code", "reference_id", "part", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_credit_account_id",
                table: "ledger_transfers",
                column: "credit_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_credit_account_id_organization_id_currency",
                table: "ledger_transfers",
                columns: new[] { "credit_account_id", "organization_id", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_debit_account_id",
                table: "ledger_transfers",
                column: "debit_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_debit_account_id_organization_id_currency",
                table: "ledger_transfers",
                columns: new[] { "debit_account_id", "organization_id", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_organization_id_at_journal_id_id",
                table: "ledger_transfers",
                columns: new[] { "organization_id", "at", "journal_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transfers_pending_id",
                table: "ledger_transfers",
                column: "pending_id",
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
                name: "ix_payout_attempts_key",
                table: "payout_attempts",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payout_attempts_payout_id_number",
                table: "payout_attempts",
                columns: new[] { "payout_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_payout_attempts_one_open",
                table: "payout_attempts",
                column: "payout_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_drafts_organization_id_currency_person_id",
                table: "payout_drafts",
                columns: new[] { "organization_id", "currency", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payout_drafts_person_id",
                table: "payout_drafts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_drafts_source_id",
                table: "payout_drafts",
                column: "source_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_payout_lines_paid_once",
                table: "payout_lines",
                column: "draft_id",
                unique: true,
                filter: "NOT is_void");

            migrationBuilder.CreateIndex(
                name: "ix_payout_runs_decided_by_id",
                table: "payout_runs",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_runs_made_by_id",
                table: "payout_runs",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_payout_runs_organization_id_number",
                table: "payout_runs",
                columns: new[] { "organization_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payouts_changed_by_id",
                table: "payouts",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_person_id_created_at",
                table: "payouts",
                columns: new[] { "person_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_run_id_number",
                table: "payouts",
                columns: new[] { "run_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payouts_run_id_person_id",
                table: "payouts",
                columns: new[] { "run_id", "person_id" },
                unique: true);

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

            Parallax.Work.AssignedProtocols.Fill(migrationBuilder);
            AppendOnly.Guard(migrationBuilder, "amendments");
            AppendOnly.Guard(migrationBuilder, "amendment_outcomes");
            AppendOnly.Guard(migrationBuilder, "agreement_template_versions");
            AppendOnly.Guard(migrationBuilder, "signed_agreements");
            Parallax.Talent.AgreementPaperGuard.Add(migrationBuilder);
            AppendOnly.Guard(migrationBuilder, "ledger_transfers");
            AppendOnly.Guard(migrationBuilder, "payout_drafts");
            Parallax.Pay.LedgerTriggers.Make(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "agreement_papers");

            migrationBuilder.DropTable(
                name: "amendment_outcomes");

            migrationBuilder.DropTable(
                name: "ledger_transfers");

            migrationBuilder.DropTable(
                name: "pay_methods");

            migrationBuilder.DropTable(
                name: "pay_settings");

            migrationBuilder.DropTable(
                name: "payout_attempts");

            migrationBuilder.DropTable(
                name: "payout_lines");

            migrationBuilder.DropTable(
                name: "signed_agreements");

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropTable(
                name: "ledger_accounts");

            migrationBuilder.DropTable(
                name: "payout_drafts");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "payout_runs");

            migrationBuilder.DropTable(
                name: "agreement_template_versions");

            migrationBuilder.DropTable(
                name: "agreement_templates");

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
