using CsCheck;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Tests.Running;
using Parallax.Web;

namespace Parallax.Tests.Pay;

/// <summary>Whatever is done in whatever order: nothing is paid twice, nobody below zero, and the books are those of their rows.</summary>
public class LedgerPropertyTests
{
    private const int People = 3;

    /// <param name="Verb">Which operation.</param>
    /// <param name="Who">On whom, or on which of the payouts or runs there are.</param>
    /// <param name="Amount">Minor units.</param>
    /// <param name="Twice">The same again, as after an answer that was lost.</param>
    private sealed record Step(int Verb, int Who, int Amount, bool Twice);

    private static readonly Gen<Step[]> Steps =
        Gen.Select(Gen.Int[0, 16], Gen.Int[0, 50], Gen.Int[1, 9_000], Gen.Bool, (verb, who, amount, twice) => new Step(verb, who, amount, twice)).Array[10, 36];

    [Fact]
    public Task Any_sequence_on_SQLite() => AnySequenceAsync(Database.Sqlite, 40);

    [Fact]
    public async Task Any_sequence_on_PostgreSQL()
    {
        Assert.SkipUnless(PostgresServer.Address is not null, "No PostgreSQL: ./test starts one where its programs are.");
        await AnySequenceAsync(Database.Postgres, 12);
    }

    [Fact]
    public void A_split_loses_no_minor_unit() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 1_000_000].Array[1, 40]).Where((_, shares) => shares.Sum() > 0).Sample((minor, shares) =>
        {
            var parts = Split.Of(new Money(minor, "USD"), shares);
            var exact = shares.Select(s => (decimal)minor * s / shares.Sum()).ToList();
            return parts.Sum(p => p.Minor) == minor && parts.Zip(exact).All(x => Math.Abs(x.First.Minor - x.Second) < 1);
        });

    [Fact]
    public void A_payout_leaves_its_end_by_coming_back_only()
    {
        foreach (var act in Enum.GetValues<PayoutAct>())
        {
            foreach (var end in new[] { PayoutState.Refused, PayoutState.Returned, PayoutState.Cancelled }) Assert.Null(PayoutStates.Next(end, act));
            Assert.Equal(act == PayoutAct.Return ? PayoutState.Returned : null, PayoutStates.Next(PayoutState.Settled, act));
            // Nobody knows whether it was carried out: it is not sent again and not cancelled.
            if (act is PayoutAct.Send or PayoutAct.Cancel) Assert.Null(PayoutStates.Next(PayoutState.Unknown, act));
        }
    }

    private static async Task AnySequenceAsync(Database database, int sequences)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var callers = await app.OnDatabaseAsync(db => db.Set<Parallax.Identity.Person>().Where(p => p.IsOperations).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        var people = new List<Guid>();
        for (var i = 0; i < People; i++) people.Add((await desk.PayeeAsync()).Id);
        var books = new Model(app, desk, new Caller(callers[0], false, true), new Caller(callers[1], false, true), people);
        await Steps.SampleAsync(
            async steps =>
            {
                foreach (var step in steps) await books.DoAsync(step);
                await books.CheckAsync();
            },
            iter: sequences, threads: 1);
    }

    /// <summary>The operations, and beside them what a person would keep on paper.</summary>
    private sealed class Model(TestApp app, PayDesk desk, Caller maker, Caller second, List<Guid> people)
    {
        private readonly Dictionary<Guid, long> _earned = people.ToDictionary(p => p, _ => 0L);
        private readonly Dictionary<Guid, long> _paid = people.ToDictionary(p => p, _ => 0L);
        private long _funds;
        private long _lost;

        public async Task DoAsync(Step step)
        {
            await OnceAsync(step);
            await CheckSumsAsync();
        }

        private Task OnceAsync(Step step) => step.Verb switch
        {
            0 or 1 => EarnAsync(people[step.Who % People], step.Amount, step.Twice),
            2 => EarnAsync(people[step.Who % People], -step.Amount, step.Twice),
            3 => FundAsync(step.Amount * 2, step.Twice),
            4 => app.OnDatabaseAsync(db => MakeRun.ForAsync(new MakeRun.Request(null, "USD"), maker, db, TimeProvider.System, default)),
            5 => DecideAsync(step.Who, step.Amount % 4 != 0, step.Twice),
            6 => MarkAsync(step, PayoutState.Settled),
            7 => MarkAsync(step, PayoutState.Refused),
            8 => MarkAsync(step, PayoutState.Returned),
            9 => MarkAsync(step, PayoutState.Unknown),
            10 => AdjustAsync("correct", step, step.Amount, step.Amount),
            11 => AdjustAsync("correct", step, -step.Amount, -step.Amount),
            12 => AdjustAsync("hold", step, step.Amount, 0),
            13 => AdjustAsync("release", step, step.Amount, 0),
            14 => AdjustAsync("recover", step, step.Amount, 0),
            15 => AdjustAsync("forgive", step, step.Amount, step.Amount),
            _ => AdjustAsync("withdraw", step, step.Amount, 0),
        };

        /// <summary>A line of a statement, and the same line again: the second is refused as a whole.</summary>
        private async Task EarnAsync(Guid person, long minor, bool twice)
        {
            var (line, statement) = (Ids.Opaque(), Ids.Opaque());
            for (var i = 0; i < (twice ? 2 : 1); i++)
            {
                var refusal = await app.OnDatabaseAsync(async db =>
                {
                    var at = TimeProvider.System.GetUtcNow();
                    await Ledger.EarnAsync(db, desk.Organization, desk.Project, person, new Money(minor, "USD"), line, at, default);
                    await PayoutDraft.ForStatementAsync(db, statement, person, desk.Organization, new Money(minor, "USD"), at);
                    return await Ledger.SaveAsync(db, default);
                });
                Assert.Equal(i == 0 ? null : LedgerRefusals.Raced, refusal);
            }

            _earned[person] += minor;
        }

        private async Task FundAsync(long minor, bool twice)
        {
            var request = new Adjust.Request(null, "fund", null, null, new Money(minor, "USD").Plain(), "USD", "Paid in", Ids.Opaque().ToString());
            for (var i = 0; i < (twice ? 2 : 1); i++)
            {
                var outcome = await app.OnDatabaseAsync(db => Adjust.ForAsync(request, maker, db, TimeProvider.System, default));
                Assert.Equal(i > 0, outcome.IsRefused);
            }

            _funds += minor;
        }

        /// <summary>An entry by hand: proposed by one, confirmed or rejected by another, and decided once.</summary>
        /// <param name="earned">What it adds to what the person has earned.</param>
        private async Task AdjustAsync(string kind, Step step, long minor, long earned)
        {
            var (person, funds) = (people[step.Who % People], kind == "withdraw");
            var request = new Adjust.Request(
                null, kind, funds ? null : person, kind is "correct" or "forgive" ? desk.Project.ToString() : null, new Money(minor, "USD").Plain(), "USD", "because", null);
            var proposed = await app.OnDatabaseAsync(db => Adjust.ForAsync(request, maker, db, TimeProvider.System, default));
            Assert.False(proposed.IsRefused, proposed.Refusal?.Detail);
            var approve = step.Amount % 4 != 0;
            var decided = await app.OnDatabaseAsync(db => BookAdjustment.ForAsync(proposed.Value!.Id, approve, second, db, TimeProvider.System, default));
            if (step.Twice && !decided.IsRefused)
                Assert.Equal(LedgerRefusals.AdjustmentDecided, (await app.OnDatabaseAsync(db => BookAdjustment.ForAsync(proposed.Value!.Id, approve, second, db, TimeProvider.System, default))).Refusal);
            if (decided.IsRefused || !approve) return;
            _earned[person] += earned;
            if (funds) _funds -= minor;
        }

        private async Task<bool> DecideAsync(int which, bool approve, bool twice)
        {
            var runs = await app.OnDatabaseAsync(db => db.Set<PayoutRun>().Where(r => r.State == PayoutRunState.Draft).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync());
            if (runs.Count == 0) return false;
            for (var i = 0; i < (twice ? 2 : 1); i++)
                await app.OnDatabaseAsync(db => DecideRun.ForAsync(runs[which % runs.Count], approve, second, db, TimeProvider.System, default));
            return true;
        }

        private async Task<bool> MarkAsync(Step step, PayoutState outcome)
        {
            var open = await app.OnDatabaseAsync(db => db.Set<Payout>().AsNoTracking().Where(p => p.State != PayoutState.Cancelled && p.State != PayoutState.Refused && p.State != PayoutState.Returned).OrderBy(p => p.Id).ToListAsync());
            if (open.Count == 0) return false;
            var payout = open[step.Who % open.Count];
            var fee = outcome == PayoutState.Returned ? Math.Min(step.Amount % 300, payout.AmountMinor) : 0;
            var request = new MarkPayout.Request($"B{step.Amount}", $"because {step.Amount}", fee == 0 ? null : new Money(fee, "USD").Plain());
            var changed = false;
            for (var i = 0; i < (step.Twice ? 2 : 1); i++)
            {
                var before = await app.OnDatabaseAsync(db => db.Set<LedgerTransfer>().CountAsync());
                var marked = await app.OnDatabaseAsync(db => MarkPayout.ForAsync(payout.Id, outcome, request, second, db, TimeProvider.System, default));
                if (i == 0) changed = !marked.IsRefused && (outcome == PayoutState.Returned || payout.State != outcome);
                else Assert.Equal(before, await app.OnDatabaseAsync(db => db.Set<LedgerTransfer>().CountAsync()));
            }

            if (!changed) return true;
            if (outcome == PayoutState.Settled) _paid[payout.PersonId] += payout.AmountMinor;
            if (outcome == PayoutState.Returned) _paid[payout.PersonId] -= payout.AmountMinor;
            if (outcome == PayoutState.Returned) (_lost, _earned[payout.PersonId]) = (_lost + fee, _earned[payout.PersonId] - fee);
            return true;
        }

        /// <summary>What the paper says, the accounts say.</summary>
        private async Task CheckSumsAsync()
        {
            var accounts = await app.OnDatabaseAsync(db => db.Set<LedgerAccount>().AsNoTracking().ToListAsync());
            Assert.Equal(0, accounts.Sum(a => a.DebitsPosted - a.CreditsPosted));
            Assert.Equal(0, accounts.Sum(a => a.DebitsPending - a.CreditsPending));
            foreach (var person in people)
            {
                long Of(AccountKind kind) => accounts.Where(a => a.PersonId == person && a.Kind == kind).Sum(a => a.CreditsPosted - a.DebitsPosted);
                Assert.Equal(_earned[person] - _paid[person], Of(AccountKind.Payable) + Of(AccountKind.Held) + Of(AccountKind.Recoverable));
                Assert.All(accounts.Where(a => a.PersonId == person && a.Kind == AccountKind.Payable), a => Assert.InRange(a.DebitsPending, 0, a.CreditsPosted - a.DebitsPosted));
            }

            Assert.Equal(_funds - _paid.Values.Sum() - _lost, accounts.Where(a => a.Kind == AccountKind.Funding).Sum(a => a.DebitsPosted - a.CreditsPosted));
        }

        public async Task CheckAsync() => Assert.Empty(await desk.FaultsAsync());
    }
}
