using Parallax.Cli;

namespace Parallax.Desk;

/// <summary>Where a run works: a server of its own, or one elsewhere.</summary>
/// <param name="Own">Null for a server elsewhere.</param>
public sealed record SimulationPlace(Api Api, string? Organization, SimulatedServer? Own);

/// <summary>A simulated workforce at work, from the project to the report.</summary>
public sealed class RunSimulation
{
    /// <summary>Within it a server has looked at what was judged.</summary>
    private static readonly TimeSpan RuleEvery = TimeSpan.FromSeconds(20);

    private readonly SimulationPlan _plan;
    private readonly SimulationPlace _place;
    private readonly SimulatedProject _project;
    private readonly CancellationToken _cancel;
    private readonly SimulationFigures _figures = new();
    private readonly Shift _shift;
    private readonly List<string> _notes = [];

    private RunSimulation(SimulationPlan plan, SimulationPlace place, SimulatedProject project, CancellationToken cancel)
    {
        (_plan, _place, _project, _cancel) = (plan, place, project, cancel);
        _shift = new Shift(place.Own?.Clock, plan.Parallel);
    }

    public static async Task<SimulationReport> RunAsync(SimulationPlan plan, SimulationPlace place, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(place);
        var project = await SimulatedProject.MakeAsync(
            place.Api, $"Simulated workforce, seed {plan.Seed}", place.Organization, SimulatedProtocol.Work, plan.Overlap, plan.Seed, Lines(plan), cancel);
        return await new RunSimulation(plan, place, project, cancel).RunAsync();
    }

    private static IEnumerable<string> Lines(SimulationPlan plan) =>
        Enumerable.Range(0, plan.AllTasks).Select(number => SimulatedTask.Of(plan, number).Line());

    private async Task<SimulationReport> RunAsync()
    {
        var quality = new SimulatedQuality(_plan, _project, _place.Own?.Services);
        Note(await quality.MixInAsync(_cancel));
        var people = await SimulatedPeople.MakeAsync(_place.Api, _project.Slug, _project.Id.ToString("N")[^12..], _plan.Contributors, _plan.Parallel, _cancel);
        try
        {
            var contributors = Enumerable.Range(0, _plan.Contributors)
                .Select(n => new SimulatedContributor(_plan, SimulatedPerson.Of(_plan, n), _project.Id, new SimulatedClient(_place.Api.Http, people.Key(n), _figures), _figures)).ToList();
            return await WorkAsync(contributors, people, quality);
        }
        finally
        {
            await people.LeaveAsync();
        }
    }

    private async Task<SimulationReport> WorkAsync(List<SimulatedContributor> contributors, SimulatedPeople people, SimulatedQuality quality)
    {
        await ShiftAsync("Working", contributors, (long)_plan.Tasks * _plan.Overlap);
        var first = await ReadAsync(contributors);
        var contested = first.Contested().ToHashSet();
        var ambiguity = RecoveredTruth.Ambiguity(_plan, first, contested, "at first").ToList();
        var (load, last) = (_figures.Report(), first);
        ambiguity.AddRange(await ServerListAsync(quality, first, contested, "at first"));
        if (await GrowAsync(contributors, quality, contested))
        {
            (load, last) = (_figures.Report(), await ReadAsync(contributors));
            ambiguity.AddRange(RecoveredTruth.Ambiguity(_plan, last, contested, "grown"));
            ambiguity.AddRange(await ServerListAsync(quality, last, contested, "grown"));
        }

        var standings = await quality.StandingsAsync(contributors.Sum(c => c.Checks.Count), _cancel);
        var said = standings is null ? null : contributors.ConvertAll(c => standings.GetValueOrDefault(people.Id(c.Person.Number)));
        return new SimulationReport(
            _plan, _project.Slug, load, Math.Round(_shift.Passed.TotalHours, 1), RecoveredPeople.Of(contributors, said),
            RecoveredTruth.Severity(_plan, last), ambiguity, RecoveredTruth.Ranking(_plan, last), _notes);
    }

    private async Task<IReadOnlyList<AmbiguityReport>> ServerListAsync(SimulatedQuality quality, SimulatedJudgments judgments, HashSet<Guid> contested, string when)
    {
        if (!_plan.AsksServer) return [];
        if (await quality.DisagreementsAsync(judgments.Readings.Count, _cancel) is { } list) return [RecoveredTruth.ServerList(_plan, judgments, contested, list, when)];
        Note("This server lists no disagreements.");
        return [];
    }

    /// <summary>More judgments where the first ones differ, by those who may still work.</summary>
    private async Task<bool> GrowAsync(List<SimulatedContributor> contributors, SimulatedQuality quality, HashSet<Guid> contested)
    {
        var able = contributors.Where(c => c.StoppedBy is null).ToList();
        var to = Math.Min(_plan.Grow, able.Count);
        if (to <= _plan.Overlap || contested.Count == 0 || _figures.Judgments >= _plan.Judgments) return false;
        if (await quality.GrowAsync(contested, to, _cancel) is { } why)
        {
            Note(why);
            return false;
        }

        var more = (long)contested.Count * (to - _plan.Overlap);
        await ShiftAsync("Growing what is contested", able, more);
        if (!quality.GrowsAtOnce) await FollowRuleAsync(able, more);
        return true;
    }

    /// <summary>Works on as long as the server's rule asks for more.</summary>
    private async Task FollowRuleAsync(List<SimulatedContributor> able, long more)
    {
        long before;
        do
        {
            before = _figures.Judgments;
            await Task.Delay(RuleEvery, TimeProvider.System, _cancel);
            await ShiftAsync("Growing what is contested", able, more);
        }
        while (_figures.Judgments > before);
    }

    private Task<long> ShiftAsync(string title, List<SimulatedContributor> contributors, long work) =>
        Progress.RunAsync(title, work, async done =>
        {
            var before = _figures.Judgments;
            await _shift.RunAsync(contributors.Select<SimulatedContributor, Func<CancellationToken, Task<TimeSpan?>>>(c => async cancel =>
            {
                var next = await c.ActAsync(cancel);
                done(_figures.Judgments - before);
                return next;
            }), _cancel);
            return _figures.Judgments;
        });

    private Task<SimulatedJudgments> ReadAsync(List<SimulatedContributor> contributors) =>
        SimulatedJudgments.ReadAsync(_project.JudgmentsAsync(_cancel), contributors.Where(c => c.FirstJudgment is not null).ToDictionary(c => c.FirstJudgment!.Value, c => c.Person.Number));

    private void Note(string? note)
    {
        if (note is not null) _notes.Add(note);
    }
}
