using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Submits the demo's judgments, spread over the days before today.</summary>
public sealed class SeedJudgments
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>Now and then somebody thinks for so long without touching anything.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromMinutes(12);
    private const int ThoughtEvery = 24;

    private readonly IServiceProvider _services;
    private readonly DemoActors _actors;
    private readonly DemoProjects _projects;
    private readonly SteppedClock _clock;
    private readonly WorkStore _store;

    private SeedJudgments(IServiceProvider services, DemoActors actors, DemoProjects projects, SteppedClock clock)
    {
        (_services, _actors, _projects, _clock) = (services, actors, projects, clock);
        _store = services.GetRequiredService<WorkStore>();
    }

    /// <param name="idled">Person, project, from and until of a stretch without a sign.</param>
    public static async Task AddAsync(
        IServiceProvider services, DemoContent content, DemoActors actors, DemoProjects projects, SteppedClock clock, Timeline timeline,
        Func<string, string, DateTimeOffset, DateTimeOffset, Task> idled, DateTimeOffset until, CancellationToken cancel)
    {
        var judgments = await content.JudgmentsAsync(cancel);
        var seed = new SeedJudgments(services, actors, projects, clock);
        var (start, between) = (clock.GetUtcNow(), (until - clock.GetUtcNow()) / Math.Max(1, judgments.Count));
        foreach (var (number, judgment) in judgments.Index())
        {
            await timeline.AdvanceAsync(start + between * number);
            var thinks = number % ThoughtEvery == ThoughtEvery / 2;
            var from = clock.GetUtcNow();
            await seed.OneAsync(judgment, thinks, cancel);
            if (thinks) await idled(judgment.Person, judgment.Project, from, from + Thought);
        }
    }

    private async Task OneAsync(DemoJudgment judgment, bool thinks, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var protocols = scope.ServiceProvider.GetRequiredService<ProtocolCache>();
        var person = _actors.Id(judgment.Person);
        var presentation = await PresentationAsync(db, judgment, cancel);
        var assignment = await _store.ClaimPresentationAsync(person, presentation, cancel)
            ?? throw new InvalidOperationException($"The demo judges '{judgment.Task}' more often than its overlap allows.");
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        await WorkAsync(person, loaded!, TimeSpan.FromMinutes(judgment.Minutes), thinks, cancel);
        var models = await DemoModels.ByPositionAsync(db, loaded!, cancel);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(judgment, loaded!, models), JudgmentBody.Json);
        var receipt = await SubmitJudgment.ForAsync(
            person, assignment, $"demo-{assignment:N}", body, db, _store, protocols, cancel);
        if (receipt.Refusal is { } refusal)
            throw new InvalidOperationException($"The demo's judgment of '{judgment.Task}' by {judgment.Person} was refused: {Say(refusal)}");
    }

    /// <summary>The signs of life that a workspace would have sent.</summary>
    private async Task WorkAsync(Guid person, LoadedAssignment loaded, TimeSpan time, bool thinks, CancellationToken cancel)
    {
        await RecordAsync(TimeEventKind.Open);
        if (thinks) await BeatAsync(Thought, touches: false);
        await BeatAsync(time, touches: true);

        async Task BeatAsync(TimeSpan lasts, bool touches)
        {
            for (var end = _clock.GetUtcNow() + lasts; _clock.GetUtcNow() + Heartbeat < end;)
            {
                _clock.Step(Heartbeat);
                await RecordAsync(TimeEventKind.Heartbeat);
                if (touches) await RecordAsync(TimeEventKind.InputSeen);
            }
        }

        Task RecordAsync(TimeEventKind kind) =>
            _store.RecordAsync(person, loaded.Assignment.Id, loaded.Lease!.Fence, [new ReportedEvent(kind, _clock.GetUtcNow())], cancel);
    }

    private async Task<Guid> PresentationAsync(AppDb db, DemoJudgment judgment, CancellationToken cancel)
    {
        var inProject = _projects.Id(judgment.Project);
        var candidates = await (
            from p in db.Set<Presentation>()
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            where p.ProjectId == inProject && t.ExternalId == judgment.Task
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            select new { p.Id, First = first.Model, Second = second == null ? first.Model : second.Model }).ToListAsync(cancel);
        return candidates.Single(c => judgment.Responses.ToHashSet().SetEquals([c.First, c.Second])).Id;
    }

    private static JudgmentBody Body(DemoJudgment judgment, LoadedAssignment loaded, Dictionary<string, string> positions)
    {
        var content = loaded.Content;
        return new JudgmentBody
        {
            Fence = loaded.Lease!.Fence,
            Protocol = new ProtocolName(content.Protocol.Name, content.Protocol.Version),
            Bound = new BodyBound(content.PromptHash, [.. content.Media.Select(m => m.Hash)], content.Responses.ToDictionary(r => r.Position, r => r.Hash)),
            Preference = judgment.Preference is { } p ? (p.Better is { } better ? $"{positions[better]}-{p.Strength}" : p.Strength) : null,
            Responses = judgment.Answers.ToDictionary(a => positions[a.Key], a => a.Value),
            Issues = [.. judgment.Issues.Select(i => new BodyIssue(positions[i.Model], i.Code, i.Severity, i.Anchors, i.Note, i.Correction))],
            Rationale = judgment.Rationale,
            Client = new BodyClient((int)(judgment.Minutes * 60)),
        };
    }

    private static string Say(Web.Refusal refusal)
    {
        var text = new StringBuilder(refusal.Detail);
        foreach (var (field, messages) in refusal.Errors ?? new Dictionary<string, string[]>()) text.Append(' ').Append(field).Append(": ").AppendJoin(' ', messages);
        return text.ToString();
    }
}
