using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Parallax.Jobs;
using Quartz;

namespace Parallax.Identity;

/// <summary>Wakes the mail sender of this process.</summary>
public sealed class MailSignal : Signal;

/// <summary>The clock: mail of another node that died, and mail whose time to be tried again has come.</summary>
public sealed class MailTick(MailSignal signal) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        signal.Raise();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Raises the signal once a mail is committed, whoever wrote it: nobody has to think of it.</summary>
public sealed class MailWatch(MailSignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private static readonly object Marked = new();
    private readonly ConditionalWeakTable<DbContext, object> _waiting = [];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries<OutgoingMail>().Any(e => e.State == EntityState.Added)) _waiting.AddOrUpdate(db, Marked);
        return new(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.Database.CurrentTransaction is null) RaiseFor(db);
        return new(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) RaiseFor(db);
        return Task.CompletedTask;
    }

    private void RaiseFor(DbContext db)
    {
        if (_waiting.Remove(db)) signal.Raise();
    }
}
