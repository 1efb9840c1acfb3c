using System.Text.Json;
using Parallax.Data;
using Parallax.Statistics.Sequential;

namespace Parallax.Desk;

/// <summary>A check that somebody answered: with which probability they were to get it right, and whether they did.</summary>
public readonly record struct AnsweredCheck(double Chance, bool IsRight);

/// <summary>One simulated person at the API: claims, shows signs of life, answers, submits, takes breaks.</summary>
public sealed class SimulatedContributor(SimulationPlan plan, SimulatedPerson person, Guid project, SimulatedClient client, SimulationFigures figures)
{
    private const int Session = 60;
    private static readonly TimeSpan Break = TimeSpan.FromHours(12);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    private readonly List<AnsweredCheck> _checks = [];
    private (JsonElement Assignment, SimulatedAnswer Answer, SimulatedTask Task)? _open;
    private int _done;
    private int _awake;

    public SimulatedPerson Person => person;

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<AnsweredCheck> Checks => _checks;

    /// <summary>What the sequential test says of the checks so far.</summary>
    public GoldSequentialTest Test { get; private set; }

    /// <summary>By which an export's pseudonym is known to be this person; null as long as there is none.</summary>
    public Guid? FirstJudgment { get; private set; }

    /// <summary>The code with which the server gives this person nothing new; null when it does.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>Claims or submits; says when this person acts again, null when there is nothing for them.</summary>
    public Task<TimeSpan?> ActAsync(CancellationToken cancel) => _open is null ? ClaimAsync(cancel) : SubmitAsync(cancel);

    private async Task<TimeSpan?> ClaimAsync(CancellationToken cancel)
    {
        if (figures.Judgments >= plan.Judgments || IsDecided) return null;
        var (claim, refusal) = await client.PostAsync("claim", $"/api/work/projects/{project}/claims", new { besides = Array.Empty<Guid>() }, null, cancel);
        StoppedBy = refusal;
        if (refusal is not null || claim.GetProperty("assignment") is not { ValueKind: JsonValueKind.Object } assignment) return null;
        return await BeginAsync(assignment, cancel);
    }

    /// <summary>Where the test is all that is looked at, work ends with it.</summary>
    private bool IsDecided => person.IsPlain && Test.Verdict != GoldVerdict.Continue;

    /// <summary>Opens the task, gives one's own answer where it is asked, and thinks.</summary>
    private async Task<TimeSpan?> BeginAsync(JsonElement assignment, CancellationToken cancel)
    {
        var path = $"/api/work/assignments/{assignment.GetProperty("assignment").GetString()}";
        await client.PostAsync("events", $"{path}/events", Events(assignment, "open"), null, cancel);
        var task = SimulatedTask.Of(plan, SimulatedTask.NumberIn(SimulatedBody.Prompt(assignment)));
        // What they will say does not depend on what is shown where, but for those who have a favourite side: it is asked first.
        var before = Say(task, left: 0);
        if (assignment.TryGetProperty("awaitsAnswer", out var awaits) && awaits.GetBoolean())
        {
            var answered = await client.PostAsync(
                "answer", $"{path}/answer", new { answer = SimulatedTask.Reading(before.Readings[0].Answer), steps = Array.Empty<string>(), confidence = before.Confidence }, null, cancel);
            if (answered.Refusal is not null) return Between;
            assignment = answered.Value;
        }

        var left = SimulatedBody.Positions(assignment, SimulatedTask.Opening(0))[0] == "A" ? 0 : 1;
        var answer = Say(task, left);
        _open = (assignment, answer, task);
        return TimeSpan.FromSeconds(answer.Seconds);
    }

    private SimulatedAnswer Say(SimulatedTask task, int left) => SimulatedAnswer.Of(plan, person, task, left, _done, _awake, _checks.Count);

    private async Task<TimeSpan?> SubmitAsync(CancellationToken cancel)
    {
        var (assignment, answer, task) = _open!.Value;
        var path = $"/api/work/assignments/{assignment.GetProperty("assignment").GetString()}";
        await client.PostAsync("events", $"{path}/events", Events(assignment, "heartbeat", "input-seen"), null, cancel);
        var (receipt, refusal) = await client.PostAsync("submit", $"{path}/judgment", SimulatedBody.Of(assignment, answer), Ids.Opaque().ToString(), cancel);
        _open = null;
        if (refusal is null) Count(receipt, answer, task);
        if (++_awake < Session) return Between;
        _awake = 0;
        return Break;
    }

    private void Count(JsonElement receipt, SimulatedAnswer answer, SimulatedTask task)
    {
        _done++;
        figures.Submitted(task.IsGold);
        if (!task.IsGold)
        {
            FirstJudgment ??= receipt.GetProperty("judgment").GetGuid();
            return;
        }

        _checks.Add(new AnsweredCheck(answer.Chance, answer.IsRight));
        Test = Test.Add(answer.IsRight);
    }

    private static object Events(JsonElement assignment, params string[] kinds) =>
        new { fence = assignment.GetProperty("fence").GetInt64(), events = kinds.Select(kind => new { kind }) };
}
