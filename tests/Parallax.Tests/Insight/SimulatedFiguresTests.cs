using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Desk;
using Parallax.Identity;
using Parallax.Insight;
using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>
/// The figures of the leaderboard and the failure profile, from a workforce whose truth is known. A world has ten thousand tasks and a few thousand people; each seed draws some of
/// either, and 95% intervals should hold what the whole world says: as points, as shares of responses with a wrong step, and as fair averages at the mean
/// severity of those who were drawn.
/// </summary>
public class SimulatedFiguresTests
{
    private const int WorldSeed = 7001;

    /// <summary>That what is drawn below is what comes through a server: the same people, tasks and turns give the same leaderboard.</summary>
    [Fact]
    public async Task The_columns_are_those_that_a_server_counts()
    {
        var plan = new SimulationPlan(8, 24, 3, 3, 0, 11) { Grow = 0, Parallel = 1 };
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var report = await RunSimulation.RunAsync(plan, new SimulationPlace(app.Operator, null, null), CancellationToken.None);
        await Counting.CountAsync(app);
        var counted = Content.Read<Leaderboard>((await app.Operator.GetAsync($"/api/projects/{report.Project}/insight/leaderboard", CancellationToken.None)).GetRawText());
        var drawn = new SimulatedColumns(plan).Board(plan, await app.OnDatabaseAsync(db => TurnsAsync(db, plan)));

        Assert.Equal((72, 8, 24), (counted.Judgments, counted.People, counted.Tasks));
        foreach (var line in counted.Preferences!.Models)
        {
            var same = drawn.Preferences!.Models.Single(m => m.Model == line.Model);
            Assert.Equal((line.N, line.Wins, line.Losses, line.Ties), (same.N, same.Wins, same.Losses, same.Ties));
            Equal([line.Points, line.Low, line.High], [same.Points, same.Low, same.High]);
        }

        Same(counted.Preferences.ShownFirst, drawn.Preferences!.ShownFirst);
        foreach (var line in counted.Ratings[0].Models) Same(line.Fair, drawn.Ratings[0].Models.Single(m => m.Model == line.Model).Fair);
    }

    /// <summary>Five draws: three standard errors of .95 are more than ± .1, as figures of one draw go together.</summary>
    [Fact]
    public async Task Intervals_hold_the_truth()
    {
        var coverage = await CoverageAsync(new SimulationPlan(12, 120, 4, 3, 0, WorldSeed), world: 1000, seeds: 5);
        Assert.InRange(coverage.Pooled, .85, 1);
    }

    [Fact]
    public async Task Over_two_hundred_seeds()
    {
        Assert.SkipUnless(Repository.Slow, "Only with --slow.");
        SimulationPlan[] plans = [new(40, 240, 6, 3, 0, WorldSeed), new(12, 120, 6, 3, 0, WorldSeed), new(40, 240, 6, 3, 0, WorldSeed) { Careless = .4 }, new(60, 600, 4, 1, 0, WorldSeed)];
        var all = new Coverage();
        foreach (var plan in plans)
        {
            var coverage = await CoverageAsync(plan, world: 10_000, seeds: 200 / plans.Length);
            TestContext.Current.TestOutputHelper!.WriteLine($"{plan.Contributors} people, {plan.Tasks} tasks by {plan.Overlap}, careless {plan.Careless}: {coverage}");
            all.Add(coverage);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"all: {all}");
        Assert.InRange(all.Pooled, .93, .97);
        Assert.InRange(all.Points.Share, .93, .97);
        Assert.InRange(all.Failures.Share, .93, .97);
        Assert.InRange(all.Fair.Share, .93, .97);
        Assert.True(all.Severity.Average() > .95, $"{all.Severity.Average()}");
    }

    private sealed class Held
    {
        private int _held, _all;

        public double Share => (double)_held / _all;

        public void Add(double? low, double truth, double? high)
        {
            _all++;
            if (low <= truth && truth <= high) _held++;
        }

        public void Add(Held other) => (_held, _all) = (_held + other._held, _all + other._all);

        public override string ToString() => $"{Share:0.000} of {_all}";
    }

    private sealed class Coverage
    {
        public Held Points { get; } = new();

        public Held Fair { get; } = new();

        public Held Failures { get; } = new();

        /// <summary>For each draw the correlation of severities with those put in, without those who guess and so have none.</summary>
        public List<double> Severity { get; } = [];

        public double Pooled
        {
            get
            {
                var all = new Held();
                foreach (var held in new[] { Points, Fair, Failures }) all.Add(held);
                return all.Share;
            }
        }

        public void Add(Coverage other)
        {
            Points.Add(other.Points);
            Fair.Add(other.Fair);
            Failures.Add(other.Failures);
            Severity.AddRange(other.Severity);
        }

        public override string ToString() => $"pooled {Pooled:0.000}, points {Points}, fair averages {Fair}, failures {Failures}; severity {Severity.Average():0.000}";
    }

    private static async Task<Coverage> CoverageAsync(SimulationPlan plan, int world, int seeds)
    {
        var columns = new SimulatedColumns(plan with { Tasks = world });
        var everybody = plan with { Tasks = world, Contributors = plan.Contributors * world / plan.Tasks };
        var turns = SimulatedColumns.Turns(everybody);
        var (board, failures) = (columns.Board(everybody, turns), await columns.FailuresAsync(everybody, turns));
        var (fair, coverage) = (new FairTruth(Fit(columns.Said(everybody, turns), turns)), new Coverage());
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var (people, tasks) = (Some(random, everybody.Contributors), Some(random, world));
            var drawn = SimulatedColumns.Turns(plan with { Seed = seed }).Select(t => t with { Person = people[t.Person], Task = tasks[t.Task] }).ToList();
            var (said, found) = (columns.Board(plan, drawn), await columns.FailuresAsync(plan, drawn));
            foreach (var line in said.Preferences!.Models) coverage.Points.Add(line.Low, board.Preferences!.Models.Single(m => m.Model == line.Model).Points!.Value, line.High);
            foreach (var cell in found.Cells.Where(c => c.Code.Length > 0)) coverage.Failures.Add(cell.Low, failures.Cells.Single(c => c.Model == cell.Model && c.Code == cell.Code).Rate!.Value, cell.High);
            foreach (var line in said.Ratings[0].Models) coverage.Fair.Add(line.Fair.Low, fair.Of(line.Model, people.Take(plan.Contributors)), line.Fair.High);
            coverage.Severity.Add(Severity(plan, Fit(columns.Said(plan, drawn), drawn)));
        }

        return coverage;
    }

    private static int[] Some(Random random, int of)
    {
        var all = Enumerable.Range(0, of).ToArray();
        random.Shuffle(all);
        return all;
    }

    private static FacetRaschResult Fit(InsightData data, IReadOnlyList<SimulatedTurn> turns)
    {
        var builder = new RatingsBuilder("simulated");
        foreach (var (j, turn) in data.Judgments.Zip(turns))
            for (var response = 0; response < 2; response++)
                foreach (var (dimension, level) in j.Rated(response)) builder.Add($"{(response == 0 ? j.First : j.Second)}", $"{turn.Person}", dimension.Id, $"{turn.Task}", level, 0);
        return FacetRasch.Fit(builder.Build(DuplicatePolicy.Keep));
    }

    private static double Severity(SimulationPlan plan, FacetRaschResult fit)
    {
        var pairs = fit.Raters.Select(r => (Put: SimulatedPerson.Of(plan, int.Parse(r.Id, System.Globalization.CultureInfo.InvariantCulture)), r.Measure)).Where(p => p.Measure is not null && p.Put.Temper != Temper.Guesser);
        return Closeness.Correlation([.. pairs.Select(p => (p.Put.Severity, p.Measure!.Value))])!.Value;
    }

    /// <summary>What people of some mean severity would give, by the fit of the whole world, read off between points that lie near to each other.</summary>
    private sealed class FairTruth(FacetRaschResult world)
    {
        private const double Step = .2;
        private const int Steps = 6;

        private readonly Dictionary<int, double> _severity = world.Raters.ToDictionary(r => int.Parse(r.Id, System.Globalization.CultureInfo.InvariantCulture), r => r.Measure ?? 0);
        private readonly IReadOnlyList<Estimate>[] _at =
            [.. Enumerable.Range(-Steps, 2 * Steps + 1).Select(n => FairScores.Of(world with { Responses = [.. world.Responses.Select(r => r with { Measure = r.Measure - n * Step })] }))];

        public double Of(string model, IEnumerable<int> people)
        {
            var response = world.Responses.ToList().FindIndex(r => SimulatedTask.Model(int.Parse(r.Id, System.Globalization.CultureInfo.InvariantCulture)) == model);
            var at = people.Average(p => _severity[p]) / Step + Steps;
            var below = (int)at;
            var (low, high) = (_at[below][response].Value!.Value, _at[below + 1][response].Value!.Value);
            return low + (at - below) * (high - low);
        }
    }

    /// <summary>Who judged which task after how many others, and what they saw on the left.</summary>
    private static async Task<List<SimulatedTurn>> TurnsAsync(AppDb db, SimulationPlan plan)
    {
        var facts = await db.Set<JudgmentFact>().OrderBy(f => f.SubmittedAt)
            .Join(db.Set<Person>(), f => f.PersonId, p => p.Id, (f, p) => new { Fact = f, Name = p.DisplayName })
            .Join(db.Set<EvaluationTask>(), f => f.Fact.TaskId, t => t.Id, (f, t) => new { f.Fact, f.Name, Task = t.ExternalId }).OrderBy(f => f.Fact.SubmittedAt).ToListAsync();
        var models = await db.Set<KnownModel>().ToDictionaryAsync(m => m.Number, m => SimulatedTask.ModelNumber(m.Model));
        var done = new Dictionary<string, int>();
        var turns = new List<SimulatedTurn>();
        foreach (var f in facts)
        {
            var (before, task) = (done.GetValueOrDefault(f.Name), SimulatedTask.NumberOf(f.Task));
            done[f.Name] = before + 1;
            var left = models[f.Fact.IsInOrder ? f.Fact.FirstModel : f.Fact.SecondModel!.Value];
            turns.Add(new SimulatedTurn(int.Parse(f.Name.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) - 1, task, SimulatedTask.Of(plan, task).Models[0] == left ? 0 : 1, before));
        }

        return turns;
    }

    private static void Same(Estimate one, Estimate other) => Equal([one.Value, one.Low, one.High], [other.Value, other.Low, other.High]);

    private static void Equal(double?[] one, double?[] other)
    {
        foreach (var (a, b) in one.Zip(other)) Assert.Equal(a!.Value, b!.Value, 5e-4);
    }
}
