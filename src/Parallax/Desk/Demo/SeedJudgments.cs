using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Submits the demo's judgments, spread over the days before today.</summary>
public sealed class SeedJudgments
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private readonly IServiceProvider _services;
    private readonly SteppedClock _clock;
    private readonly WorkStore _store;

    private SeedJudgments(IServiceProvider services, SteppedClock clock)
    {
        _services = services;
        _clock = clock;
        _store = services.GetRequiredService<WorkStore>();
    }

    public static async Task AddAsync(
        IServiceProvider services, DemoContent content, IReadOnlyList<DemoPerson> people, Dictionary<string, string> projects,
        SteppedClock clock, DateTimeOffset now, CancellationToken cancel)
    {
        var judgments = await content.JudgmentsAsync(cancel);
        var seed = new SeedJudgments(services, clock);
        // The last one falls into the hour before now.
        var pause = (now - clock.GetUtcNow() - TimeSpan.FromHours(1)) / Math.Max(1, judgments.Count);
        foreach (var judgment in judgments)
        {
            await seed.OneAsync(judgment, people.First(p => p.Key == judgment.Person).Email, projects[judgment.Project], cancel);
            seed._clock.Step(pause - TimeSpan.FromMinutes(judgment.Minutes));
        }
    }

    private async Task OneAsync(DemoJudgment judgment, string email, string projectName, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var protocols = scope.ServiceProvider.GetRequiredService<ProtocolCache>();
        var person = await db.Set<Person>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync(cancel);
        var presentation = await PresentationAsync(db, judgment, projectName, cancel);
        var assignment = await _store.ClaimPresentationAsync(person, presentation, cancel)
            ?? throw new InvalidOperationException($"The demo judges '{judgment.Task}' more often than its overlap allows.");
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        await WorkAsync(person, loaded!, TimeSpan.FromMinutes(judgment.Minutes), cancel);
        var models = await ModelsAsync(db, loaded!, cancel);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(judgment, loaded!, models), JudgmentBody.Json);
        var receipt = await SubmitJudgment.ForAsync(
            person, assignment, $"demo-{assignment:N}", body, db, _store, protocols, cancel);
        if (receipt.Refusal is { } refusal)
            throw new InvalidOperationException($"The demo's judgment of '{judgment.Task}' by {judgment.Person} was refused: {Say(refusal)}");
    }

    /// <summary>The signs of life that a workspace would have sent.</summary>
    private async Task WorkAsync(Guid person, LoadedAssignment loaded, TimeSpan time, CancellationToken cancel)
    {
        var end = _clock.GetUtcNow() + time;
        await RecordAsync(TimeEventKind.Open);
        while (_clock.GetUtcNow() + Heartbeat < end)
        {
            _clock.Step(Heartbeat);
            await RecordAsync(TimeEventKind.Heartbeat);
            await RecordAsync(TimeEventKind.InputSeen);
        }

        Task RecordAsync(TimeEventKind kind) =>
            _store.RecordAsync(person, loaded.Assignment.Id, loaded.Lease!.Fence, [new ReportedEvent(kind, _clock.GetUtcNow())], cancel);
    }

    private static async Task<Guid> PresentationAsync(AppDb db, DemoJudgment judgment, string projectName, CancellationToken cancel)
    {
        var candidates = await (
            from p in db.Set<Presentation>()
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join project in db.Set<Project>() on p.ProjectId equals project.Id
            where project.Name == projectName && t.ExternalId == judgment.Task
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            select new { p.Id, First = first.Model, Second = second == null ? first.Model : second.Model }).ToListAsync(cancel);
        return candidates.Single(c => judgment.Responses.ToHashSet().SetEquals([c.First, c.Second])).Id;
    }

    private static async Task<Dictionary<string, string>> ModelsAsync(AppDb db, LoadedAssignment loaded, CancellationToken cancel)
    {
        var ids = loaded.Content.Responses.Select(r => r.Id).ToList();
        var models = await db.Set<Response>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Model, cancel);
        return loaded.Content.Responses.ToDictionary(r => models[r.Id], r => r.Position);
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
