using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Pay;

/// <summary>What an account of the ledger is for.</summary>
public enum AccountKind
{
    /// <summary>What work on a project has cost.</summary>
    Work = 0,

    /// <summary>What moving money has cost.</summary>
    Fees = 1,

    /// <summary>What a person has earned and was not paid yet. Never below zero, payouts under way included.</summary>
    Payable = 2,

    /// <summary>Earned, and held back while a dispute is open.</summary>
    Held = 3,

    /// <summary>What a person was paid too much and agreed to give back.</summary>
    Recoverable = 4,

    /// <summary>Tax withheld.</summary>
    Tax = 5,

    /// <summary>Sent and not settled yet.</summary>
    Clearing = 6,

    /// <summary>What lies with a provider.</summary>
    Provider = 7,

    /// <summary>What the organization paid in and was not paid out yet. Never below zero.</summary>
    Funding = 8,

    /// <summary>The other side of what the organization paid in.</summary>
    PaidIn = 9,

    /// <summary>Gains and losses of changing one currency into another.</summary>
    Exchange = 10,
}

/// <summary>Which account: its books, kind, owner and currency. Its id follows from these, so that two who need it at once mean one row.</summary>
public readonly record struct AccountKey(Guid Organization, AccountKind Kind, Guid? Person, Guid? Project, string? Provider, string Currency)
{
    public static AccountKey Work(Guid organization, Guid project, string currency) => new(organization, AccountKind.Work, null, project, null, currency);

    public static AccountKey OfPerson(Guid organization, AccountKind kind, Guid person, string currency) => new(organization, kind, person, null, null, currency);

    public static AccountKey OfProvider(Guid organization, AccountKind kind, string provider, string currency) => new(organization, kind, null, null, provider, currency);

    public static AccountKey OfOrganization(Guid organization, AccountKind kind, string currency) => new(organization, kind, null, null, null, currency);

    /// <summary>The name in the exported journal.</summary>
    public string Name => Kind switch
    {
        AccountKind.Work => $"expense:work:{Project}",
        AccountKind.Fees => $"expense:fees:{Provider}",
        AccountKind.Payable => $"liability:payable:{Person}",
        AccountKind.Held => $"liability:held:{Person}",
        AccountKind.Recoverable => $"liability:recoverable:{Person}",
        AccountKind.Tax => "liability:tax:withheld",
        AccountKind.Clearing => $"clearing:provider:{Provider}",
        AccountKind.Provider => $"asset:provider:{Provider}",
        AccountKind.Funding => $"asset:funding:{Organization}",
        AccountKind.PaidIn => $"equity:paid-in:{Organization}",
        _ => "fx:gainloss",
    };

    public Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Organization:N}|{Name}|{Currency}")).AsSpan(0, 16), bigEndian: true);
}

/// <summary>
/// One account of one organization's books in one currency. Its four sums are kept by the database when a transfer is
/// inserted, and its limits are checks on this row: whoever would break one is refused, however many try at once.
/// </summary>
public sealed class LedgerAccount
{
    public Guid Id { get; init; }
    public Guid OrganizationId { get; init; }
    public AccountKind Kind { get; init; }
    public string Name { get; init; } = "";
    public Guid? PersonId { get; init; }
    public Guid? ProjectId { get; init; }
    public string? Provider { get; init; }
    public string Currency { get; init; } = "";
    public long DebitsPosted { get; init; }
    public long CreditsPosted { get; init; }
    public long DebitsPending { get; init; }
    public long CreditsPending { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class LedgerAccountTable : IEntityTypeConfiguration<LedgerAccount>
{
    public void Configure(EntityTypeBuilder<LedgerAccount> builder)
    {
        builder.ToTable("ledger_accounts", t =>
        {
            t.HasCheckConstraint("ck_ledger_accounts_sums", "debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0");
            // What a person is owed, or what is held for them, is at least what is being paid out of it.
            t.HasCheckConstraint("ck_ledger_accounts_payable", "kind not in (2, 3) or credits_posted - debits_posted - debits_pending >= 0");
            t.HasCheckConstraint("ck_ledger_accounts_funding", "kind <> 8 or debits_posted - credits_posted - credits_pending >= 0");
            t.HasCheckConstraint("ck_ledger_accounts_recoverable", "kind <> 4 or debits_posted - credits_posted - credits_pending >= 0");
            t.HasCheckConstraint("ck_ledger_accounts_clearing", "kind <> 6 or credits_posted - debits_posted - debits_pending >= 0");
            t.HasCheckConstraint("ck_ledger_accounts_person", "(kind in (2, 3, 4)) = (person_id is not null)");
            t.HasCheckConstraint("ck_ledger_accounts_project", "(kind = 0) = (project_id is not null)");
            t.HasCheckConstraint("ck_ledger_accounts_provider", "(kind in (1, 6, 7)) = (provider is not null)");
        });
        builder.Property(a => a.Name).HasMaxLength(100);
        builder.Property(a => a.Provider).HasMaxLength(20);
        builder.Property(a => a.Currency).HasMaxLength(3);
        builder.HasAlternateKey(a => new { a.Id, a.OrganizationId, a.Currency });
        builder.HasIndex(a => new { a.OrganizationId, a.Name, a.Currency }).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
