using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Parallax.Pay;

#nullable disable

namespace Parallax.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            AppendOnly.Guard(migrationBuilder, "ledger_transfers");
            AppendOnly.Guard(migrationBuilder, "payout_drafts");
            LedgerTriggers.Make(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustments");

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
                name: "ledger_accounts");

            migrationBuilder.DropTable(
                name: "payout_drafts");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "payout_runs");
        }
    }
}
