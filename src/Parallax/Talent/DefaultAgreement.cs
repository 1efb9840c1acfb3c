using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>The template that a new installation begins with.</summary>
public sealed class DefaultAgreement(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    private const string Resource = "agreements/independent-contractor.md";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<AgreementTemplate>().AnyAsync(cancellationToken)) return;
        var now = clock.GetUtcNow();
        var template = new AgreementTemplate(Ids.New(clock), "Independent contractor", now);
        db.Add(template);
        db.Add(template.Next(Ids.New(clock), await ReadAsync(cancellationToken), "The text that ships with Parallax. Have a lawyer read it.", null, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Another node that started at the same moment was first; that is as good.
            db.ChangeTracker.Clear();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<string> ReadAsync(CancellationToken cancel)
    {
        using var reader = new StreamReader(typeof(DefaultAgreement).Assembly.GetManifestResourceStream(Resource)!);
        return await reader.ReadToEndAsync(cancel);
    }
}
