using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Quartz;

namespace Parallax.Identity;

/// <summary>Deletes what is over: sessions and links that ended, mail that was sent long ago, or that no server took for as long.</summary>
[DisallowConcurrentExecution]
public sealed class PurgeIdentity(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    /// <summary>An ended link still says what became of it, and where it led.</summary>
    private static readonly TimeSpan LinksFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan MailFor = TimeSpan.FromDays(90);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var (links, mail) = (now - LinksFor, now - MailFor);
        await db.Set<SignInSession>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await db.Set<SignInLink>().Where(l => l.ExpiresAt < links).ExecuteDeleteAsync(cancel);
        await db.Set<OutgoingMail>().Where(m => m.SentAt < mail || (m.SentAt == null && m.CreatedAt < mail)).ExecuteDeleteAsync(cancel);
    }
}
