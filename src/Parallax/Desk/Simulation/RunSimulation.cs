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

        NoteBudget(last);
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

        await ShiftAsync("Growing what is contested", able, (long)contested.Count * (to - _plan.Overlap), followsRule: !quality.GrowsAtOnce);
        return true;
    }

    /// <param name="followsRule">Work goes on as long as the server's rule asks for more.</param>
    private Task<long> ShiftAsync(string title, List<SimulatedContributor> contributors, long work, bool followsRule = false) =>
        Progress.RunAsync(title, work, async done =>
        {
            var start = _figures.Judgments;
            await WorkAsync();
            for (var before = -1L; followsRule && _figures.Judgments > before;)
            {
                before = _figures.Judgments;
                await Task.Delay(RuleEvery, TimeProvider.System, _cancel);
                await WorkAsync();
            }

            return _figures.Judgments;

            Task WorkAsync() => _figures.WorkAsync(() => _shift.RunAsync(contributors.Select<SimulatedContributor, Func<CancellationToken, Task<TimeSpan?>>>(c => async cancel =>
            {
                var next = await c.ActAsync(cancel);
                done(_figures.Judgments - start);
                return next;
            }), _cancel));
        });

    /// <summary>What a number of judgments was enough for.</summary>
    private void NoteBudget(SimulatedJudgments judgments)
    {
        if (_plan.Judgments is not { } budget) return;
        var full = Enumerable.Range(0, judgments.Readings.Tasks.Count).Count(task => judgments.Readings.ClassesOfTask(task).Length >= _plan.Overlap);
        Note(_figures.Judgments >= budget
            ? $"Stopped at --judgments {budget}, checks among them: {full} of {_plan.Tasks} tasks have their {_plan.Overlap} judgments."
            : $"All was judged after {_figures.Judgments}: for --judgments {budget} give more --tasks, --overlap or --grow.");
    }

    private Task<SimulatedJudgments> ReadAsync(List<SimulatedContributor> contributors) =>
        SimulatedJudgments.ReadAsync(_project.JudgmentsAsync(_cancel), contributors.Where(c => c.FirstJudgment is not null).ToDictionary(c => c.FirstJudgment!.Value, c => c.Person.Number));

    private void Note(string? note)
    {
        if (note is not null) _notes.Add(note);
    }
}
