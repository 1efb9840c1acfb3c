using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Quartz;

namespace Parallax.Talent;

/// <summary>Stops new tasks for whoever did not sign a new version in time. What they hold goes on, and is paid.</summary>
[DisallowConcurrentExecution]
public sealed class StopUnsigned(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public const string Why = "Your agreement has a new version that waits for your signature: sign it under Agreements, and new tasks are yours again. What you began can be finished, and is paid.";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ForAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), clock, cancellationToken);
    }

    /// <summary>One statement: a signature that arrives at the same moment is before it or after it, never beside it.</summary>
    public static Task<int> ForAsync(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = clock.GetUtcNow();
        var signed = db.Set<SignedAgreement>();
        var late = db.Set<Offer>().Where(o => o.RenewsId != null && (o.State == OfferState.Offered || o.State == OfferState.Declined) && o.ExpiresAt <= now
            && !signed.Any(a => a.ProjectId == o.ProjectId && a.PersonId == o.PersonId && a.SignedAt > o.CreatedAt));
        return db.Set<Enrollment>()
            .Where(e => e.MayClaim && late.Any(o => o.ProjectId == e.ProjectId && o.PersonId == e.PersonId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.MayClaim, false).SetProperty(e => e.WhyNot, Why), cancel);
    }
}
