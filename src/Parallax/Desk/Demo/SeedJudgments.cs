using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Submits the demo's judgments through the store that every submission goes through.</summary>
public sealed class SeedJudgments(IServiceProvider services, DemoActors actors, DemoProjects projects, SteppedClock clock)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>Now and then somebody thinks for so long without touching anything.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromMinutes(12);
    private const int ThoughtEvery = 24;

    /// <summary>Writes in notes of her own and pastes from them.</summary>
    private const string Pastes = "yuki";

    /// <summary>What somebody reports about a task itself, with their judgment of it.</summary>
    private static readonly Dictionary<(string Person, string Task), BodyFlag> Flags = new()
    {
        [("priya", "windowsill")] = new(TaskReports.UnclearImage, "The foot of the mug is hidden, so one cannot see where it stands."),
        [("yuki", "seesaw")] = new(TaskReports.UnclearPrompt, "Is the prop pulled away at once or let down slowly? What happens first is not the same."),
    };

    private readonly WorkStore _store = services.GetRequiredService<WorkStore>();

    /// <summary>Spread over the days until then.</summary>
    /// <param name="idled">Person, project, from and until of a stretch without a sign.</param>
    public async Task AddAsync(
        IReadOnlyList<DemoJudgment> judgments, Timeline timeline, Func<string, string, DateTimeOffset, DateTimeOffset, Task> idled, DateTimeOffset until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(judgments);
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(idled);
        var (start, between) = (clock.GetUtcNow(), (until - clock.GetUtcNow()) / Math.Max(1, judgments.Count));
        foreach (var (number, judgment) in judgments.Index())
        {
            await timeline.AdvanceAsync(start + between * number);
            var thinks = number % ThoughtEvery == ThoughtEvery / 2;
            var from = clock.GetUtcNow();
            await WorkAsync(judgment, thinks, cancel);
            if (thinks) await idled(judgment.Person, judgment.Project, from, from + Thought);
        }
    }

    /// <summary>Claims the presentation of a judgment for work, and submits it.</summary>
    public async Task WorkAsync(DemoJudgment judgment, bool thinks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(judgment);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var presentation = await DemoProjects.PresentationAsync(db, projects.Id(judgment.Project), judgment.Task, judgment.Responses, cancel);
        var assignment = await _store.ClaimPresentationAsync(actors.Id(judgment.Person), presentation, cancel)
            ?? throw new InvalidOperationException($"The demo judges '{judgment.Task}' more often than its overlap allows.");
        await SubmitAsync(judgment, assignment, $"demo-{assignment:N}", thinks, cancel);
    }

    /// <summary>Works on what the person holds, and submits it.</summary>
    /// <param name="key">Names the submission.</param>
    public async Task SubmitAsync(DemoJudgment judgment, Guid assignment, string key, bool thinks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(judgment);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var protocols = scope.ServiceProvider.GetRequiredService<ProtocolCache>();
        var person = actors.Id(judgment.Person);
        if (judgment.OwnAnswer is { } own) await _store.AnswerAsync(person, assignment, JsonSerializer.Serialize(own, Content.Json), cancel);
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        await PassTimeAsync(person, loaded!, TimeSpan.FromMinutes(judgment.Minutes), thinks, cancel);
        var models = await DemoModels.ByPositionAsync(db, loaded!, judgment.Responses, cancel);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(judgment, loaded!, models), JudgmentBody.Json);
        var receipt = await SubmitJudgment.ForAsync(person, assignment, key, body, db, _store, protocols, cancel);
        if (receipt.Refusal is { } refusal)
            throw new InvalidOperationException($"The demo's judgment of '{judgment.Task}' by {judgment.Person} was refused: {Say(refusal)}");
    }

    /// <summary>The signs of life that a workspace would have sent.</summary>
    private async Task PassTimeAsync(Guid person, LoadedAssignment loaded, TimeSpan time, bool thinks, CancellationToken cancel)
    {
        await RecordAsync(TimeEventKind.Open);
        if (thinks) await BeatAsync(Thought, touches: false);
        await BeatAsync(time, touches: true);

        async Task BeatAsync(TimeSpan lasts, bool touches)
        {
            var end = clock.GetUtcNow() + lasts;
            while (clock.GetUtcNow() + Heartbeat < end)
            {
                clock.Step(Heartbeat);
                await RecordAsync(touches ? [TimeEventKind.Heartbeat, TimeEventKind.InputSeen] : [TimeEventKind.Heartbeat]);
            }

            clock.StepTo(end);
        }

        Task RecordAsync(params TimeEventKind[] kinds) =>
            _store.RecordAsync(person, loaded.Assignment.Id, loaded.Lease!.Fence, [.. kinds.Select(kind => new ReportedEvent(kind, clock.GetUtcNow()))], cancel);
    }

    /// <summary>Nobody who judges knows a model: what they wrote names responses as they saw them.</summary>
    private static JudgmentBody Body(DemoJudgment judgment, LoadedAssignment loaded, Dictionary<string, string> positions)
    {
        var content = loaded.Content;
        var written = judgment.Rationale.Length + judgment.Issues.Sum(i => i.Note.Length + i.Correction.Length);
        return new JudgmentBody
        {
            Fence = loaded.Lease!.Fence,
            Protocol = new ProtocolName(content.Protocol.Name, content.Protocol.Version),
            Bound = new BodyBound(content.PromptHash, [.. content.Media.Select(m => m.Hash)], content.Responses.ToDictionary(r => r.Position, r => r.Hash)),
            Preference = judgment.Preference is { } p ? (p.Better is { } better ? $"{positions[better]}-{p.Strength}" : p.Strength) : null,
            Responses = judgment.Answers.ToDictionary(a => positions[a.Key], a => a.Value),
            Issues = [.. judgment.Issues.Select(i => new BodyIssue(positions[i.Model], i.Code, i.Severity, i.Anchors, i.Note, i.Correction))],
            Interpretations = judgment.Interpretations ?? [],
            Flags = loaded.Assignment.Purpose == Purpose.Work && Flags.TryGetValue((judgment.Person, judgment.Task), out var flag) ? [flag] : [],
            Rationale = positions.Aggregate(judgment.Rationale, (said, model) => said.Replace(model.Key, $"Response {model.Value}", StringComparison.Ordinal)),
            Client = judgment.Person == Pastes ? new BodyClient((int)(judgment.Minutes * 60), 1 + judgment.Issues.Count, written) : new BodyClient((int)(judgment.Minutes * 60)),
        };
    }

    private static string Say(Web.Refusal refusal)
    {
        var text = new StringBuilder(refusal.Detail);
        foreach (var (field, messages) in refusal.Errors ?? new Dictionary<string, string[]>()) text.Append(' ').Append(field).Append(": ").AppendJoin(' ', messages);
        return text.ToString();
    }
}
