using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;

namespace Parallax.Bench;

/// <summary>
/// Earn, set aside, pay and settle for one person, each step a transaction, against as many transactions of bare rows of
/// the same size: what triggers, checks, foreign keys and four unique indexes cost. Alternating, so that noise hits both.
/// </summary>
public static class LedgerAgainstInserts
{
    private const int Rounds = 60;

    public static async Task RunAsync(Report report, string database, string? postgres)
    {
        await using var app = await BenchApp.StartAsync(postgres);
        var project = await app.ProjectAsync(1);
        var (person, _) = await app.ContributorAsync(project, 1);
        var organization = await OnAsync(app, db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.OrganizationId).SingleAsync());
        await OnAsync(app, db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE bare (id text PRIMARY KEY, journal text, debit text, credit text, amount bigint, currency text, kind int, code int, reference text, reason text, at bigint)"));
        await OnAsync(app, async db =>
        {
            await new Booking(db, organization, null, Now).PostAsync(
                AccountKey.OfOrganization(organization, AccountKind.Funding, "USD"), AccountKey.OfOrganization(organization, AccountKind.PaidIn, "USD"),
                new Money(1_000_000_000, "USD"), TransferCode.Fund, Ids.Opaque(), "bench", default);
            return await Ledger.SaveAsync(db, default);
        });
        var (ledger, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 5; i++)
        {
            var (a, b) = (await TimeAsync(() => PayAsync(app, organization, project, person)), await TimeAsync(() => BareAsync(app)));
            if (i < 5) continue;
            ledger.Add(a);
            bare.Add(b);
        }

        var (slow, fast) = (Median(ledger), Median(bare));
        report.Ratio(
            $"earn + pay through the ledger / the same rows bare, {database}", slow / fast, 4,
            string.Create(CultureInfo.InvariantCulture, $"{slow * 1000:F1} ms and {fast * 1000:F1} ms, median; three transactions, six rows"));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task PayAsync(BenchApp app, Guid organization, Guid project, Guid person)
    {
        var (amount, attempt) = (new Money(12_345, "USD"), Ids.Opaque());
        var payable = AccountKey.OfPerson(organization, AccountKind.Payable, person, "USD");
        var clearing = AccountKey.OfProvider(organization, AccountKind.Clearing, "manual", "USD");
        var provider = AccountKey.OfProvider(organization, AccountKind.Provider, "manual", "USD");
        var funding = AccountKey.OfOrganization(organization, AccountKind.Funding, "USD");
        await SaveAsync(app, db => Ledger.EarnAsync(db, organization, project, person, amount, Ids.Opaque(), Now, default));
        var pending = new List<LedgerTransfer>();
        await SaveAsync(app, async db =>
        {
            var booking = new Booking(db, organization, null, Now);
            pending.Add(await booking.PendAsync(payable, clearing, amount, TransferCode.Payout, attempt, "bench", default));
            pending.Add(await booking.PendAsync(provider, funding, amount, TransferCode.Draw, attempt, "bench", default));
        });
        await SaveAsync(app, async db =>
        {
            var booking = new Booking(db, organization, null, Now);
            foreach (var one in pending) booking.Post(one, "bench");
            await booking.PostAsync(clearing, provider, amount, TransferCode.Settle, attempt, "bench", default);
        });
    }

    /// <summary>One row, two rows, three rows: as above.</summary>
    private static async Task BareAsync(BenchApp app)
    {
        for (var rows = 1; rows <= 3; rows++)
        {
            var count = rows;
            await OnAsync(app, async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                for (var i = 0; i < count; i++)
                {
                    var (id, other) = (Ids.Opaque().ToString(), Ids.Opaque().ToString());
                    await db.Database.ExecuteSqlAsync($"INSERT INTO bare VALUES ({id}, {other}, {other}, {other}, {12345L}, {"USD"}, {0}, {0}, {other}, {"bench"}, {1L})");
                }

                await transaction.CommitAsync();
                return 0;
            });
        }
    }

    private static Task SaveAsync(BenchApp app, Func<AppDb, Task> act) => OnAsync(app, async db =>
    {
        await act(db);
        return await Ledger.SaveAsync(db, default) is { } refusal ? throw new InvalidOperationException(refusal.Detail) : 0;
    });

    private static async Task<T> OnAsync<T>(BenchApp app, Func<AppDb, Task<T>> act)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
