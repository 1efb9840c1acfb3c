using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary>One event in one organization's books: the rows that it adds to the ledger. The caller saves, with <see cref="Ledger.SaveAsync"/>.</summary>
/// <param name="by">Who decided it; null when it follows from somebody else's decision.</param>
public sealed class Booking(AppDb db, Guid organization, Guid? by, DateTimeOffset at)
{
    private readonly HashSet<Guid> _opened = [];
    private readonly Guid _journal = Ids.At(at);

    public Task<LedgerTransfer> PostAsync(AccountKey debit, AccountKey credit, Money amount, TransferCode code, Guid reference, string reason, CancellationToken cancel, int part = 0) =>
        AddAsync(TransferKind.Posted, debit, credit, amount, code, reference, part, reason, cancel);

    /// <summary>Sets the amount aside: the limits of both accounts hold for it from now on.</summary>
    public Task<LedgerTransfer> PendAsync(AccountKey debit, AccountKey credit, Money amount, TransferCode code, Guid reference, string reason, CancellationToken cancel) =>
        AddAsync(TransferKind.Pending, debit, credit, amount, code, reference, 0, reason, cancel);

    /// <summary>Moves what was set aside.</summary>
    public LedgerTransfer Post(LedgerTransfer pending, string reason) => Resolve(pending, TransferKind.PostOf, reason);

    /// <summary>Frees what was set aside.</summary>
    public LedgerTransfer Void(LedgerTransfer pending, string reason) => Resolve(pending, TransferKind.VoidOf, reason);

    private async Task<LedgerTransfer> AddAsync(
        TransferKind kind, AccountKey debit, AccountKey credit, Money amount, TransferCode code, Guid reference, int part, string reason, CancellationToken cancel)
    {
        await OpenAsync(debit, cancel);
        await OpenAsync(credit, cancel);
        return Add(new LedgerTransfer
        {
            Id = NextId(),
            JournalId = _journal,
            OrganizationId = organization,
            DebitAccountId = debit.Id,
            CreditAccountId = credit.Id,
            Amount = amount.Minor,
            Currency = amount.Currency,
            Kind = kind,
            Code = code,
            ReferenceId = reference,
            Part = part,
            Reason = reason,
            ById = by,
            At = at,
        });
    }

    private LedgerTransfer Resolve(LedgerTransfer pending, TransferKind kind, string reason)
    {
        ArgumentNullException.ThrowIfNull(pending);
        return Add(new LedgerTransfer
        {
            Id = NextId(),
            JournalId = _journal,
            OrganizationId = pending.OrganizationId,
            DebitAccountId = pending.DebitAccountId,
            CreditAccountId = pending.CreditAccountId,
            Amount = pending.Amount,
            Currency = pending.Currency,
            Kind = kind,
            PendingId = pending.Id,
            Code = pending.Code,
            ReferenceId = pending.ReferenceId,
            Part = pending.Part,
            Reason = reason,
            ById = by,
            At = at,
        });
    }

    private LedgerTransfer Add(LedgerTransfer transfer)
    {
        db.Add(transfer);
        return transfer;
    }

    /// <summary>An account is there from its first use on. Whoever makes it at the same moment makes the same row.</summary>
    private async Task OpenAsync(AccountKey key, CancellationToken cancel)
    {
        var id = key.Id;
        if (!_opened.Add(id) || await db.Set<LedgerAccount>().AnyAsync(a => a.Id == id, cancel)) return;
        await Reading.WriteAsync(
            db,
            """
            INSERT INTO ledger_accounts (id, organization_id, kind, name, person_id, project_id, provider, currency, debits_posted, credits_posted, debits_pending, credits_pending, created_at)
            VALUES (@id, @organization, @kind, @name, @person, @project, @provider, @currency, 0, 0, 0, 0, @at) ON CONFLICT DO NOTHING
            """,
            cancel,
            ("id", id), ("organization", key.Organization), ("kind", key.Kind), ("name", key.Name), ("person", key.Person), ("project", key.Project),
            ("provider", key.Provider), ("currency", key.Currency), ("at", at));
    }

    /// <summary>Rows of one save are inserted in the order of their ids, and a limit is checked at each of them: what adds comes before what takes.</summary>
    private Guid NextId()
    {
        var next = Number(Ids.At(at));
        foreach (var entry in db.ChangeTracker.Entries<LedgerTransfer>())
        {
            if (entry.State == EntityState.Added && Number(entry.Entity.Id) is var taken && taken >= next) next = taken + 1;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, next);
        return new Guid(bytes, bigEndian: true);
    }

    private static UInt128 Number(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
