using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>What the demo's people differ about, report, ask and are asked: disagreements, flags, discussion and signals.</summary>
public sealed class SeedDiscussion(IServiceProvider services, DemoActors actors, DemoProjects projects)
{
    private const string Key = "compare";

    private string Api => $"/api/projects/{projects.Slug(Key)}";

    /// <summary>What the clock of the application does now and then.</summary>
    public async Task CountAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FindDisagreements>().RunAsync(cancel);
    }

    public async Task ScreenAsync(CancellationToken cancel)
    {
        await services.GetRequiredService<FitSeverity>().RunAsync(cancel);
        await services.GetRequiredService<ScreenSignals>().RunAsync(cancel);
    }

    public async Task SettleAsync(string reviewer, string task, IReadOnlyList<string> responses, string better, string rationale, CancellationToken cancel)
    {
        var (presentation, models) = await PresentationAsync(task, responses, cancel);
        await actors.DoAsync(reviewer, $"{Api}/adjudications", new { presentation, kind = "decided", decision = new { preference = $"{models.IndexOf(better) + 1}-better" }, rationale }, cancel);
    }

    public async Task MarkAmbiguousAsync(string reviewer, string task, IReadOnlyList<string> responses, IReadOnlyList<Interpretation> readings, string rationale, CancellationToken cancel)
    {
        var (presentation, _) = await PresentationAsync(task, responses, cancel);
        await actors.DoAsync(reviewer, $"{Api}/adjudications", new { presentation, kind = "ambiguous", readings, rationale }, cancel);
    }

    public async Task KeepFlaggedAsync(string task, string word, CancellationToken cancel)
    {
        var flagged = (await actors.As("noor").GetAsync($"{Api}/quality/flags", cancel)).GetProperty("flagged").EnumerateArray().Single(f => f.GetProperty("externalId").GetString() == task);
        await actors.DoAsync("noor", $"{Api}/quality/flags/{flagged.GetProperty("task").GetGuid()}", new { decision = "keep", word }, cancel);
    }

    public async Task<Guid> AskAsync(string person, string section, string text, CancellationToken cancel) =>
        (await actors.As(person).PostAsync($"/api/projects/{projects.Id(Key)}/discussion", new { text, about = "guideline", section }, cancel)).GetProperty("id").GetGuid();

    /// <summary>About the task that they had last.</summary>
    public async Task<Guid> AskAboutTaskAsync(string person, string text, CancellationToken cancel)
    {
        var (id, project) = (actors.Id(person), projects.Id(Key));
        var assignment = await OnDatabaseAsync(db => db.Set<Judgment>().Where(j => j.PersonId == id && j.ProjectId == project && j.Purpose == Purpose.Work)
            .OrderByDescending(j => j.SubmittedAt).Select(j => j.AssignmentId).FirstAsync(cancel));
        return (await actors.As(person).PostAsync($"/api/quality/assignments/{assignment}/questions", new { text, about = "task" }, cancel)).GetProperty("id").GetGuid();
    }

    public async Task AnswerToAllAsync(Guid question, string answer, CancellationToken cancel)
    {
        await actors.DoAsync("noor", $"/api/cases/{question}/decision", new { outcome = "answered", answer }, cancel);
        await actors.DoAsync("noor", $"/api/quality/questions/{question}/publication", new { published = true }, cancel);
    }

    /// <param name="added">What the section says besides from now on.</param>
    public async Task ChangeGuidelineAsync(Guid question, string section, string added, string answer, CancellationToken cancel)
    {
        var project = projects.Id(Key);
        var definition = await OnDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project)
            .Join(db.Set<Protocol>(), p => p.ProtocolId, p => p.Id, (_, protocol) => protocol.Definition).SingleAsync(cancel));
        using var read = JsonDocument.Parse(definition);
        var text = GuidelineSections.Of(read.RootElement.GetProperty("guidelines").GetString()).First(s => s.Title == section).Text;
        await actors.DoAsync("noor", $"{Api}/guidelines", new { section, text = $"{text}\n\n{added}", question, answer }, cancel);
    }

    /// <summary>The signals about somebody of one kind.</summary>
    public async Task LookAtSignalAsync(string person, string kind, string note, CancellationToken cancel)
    {
        foreach (var signal in (await actors.As("noor").GetAsync($"{Api}/quality/signals", cancel)).GetProperty("signals").EnumerateArray())
            if (signal.GetProperty("kind").GetString() == kind && signal.GetProperty("persons").EnumerateArray().Any(p => p.GetGuid() == actors.Id(person)))
                await actors.DoAsync("noor", $"{Api}/quality/signals/{signal.GetProperty("id").GetGuid()}/look", new { note }, cancel);
    }

    private Task<(Guid, List<string>)> PresentationAsync(string task, IReadOnlyList<string> responses, CancellationToken cancel) => OnDatabaseAsync(async db =>
    {
        var presentation = await DemoProjects.PresentationAsync(db, projects.Id(Key), task, responses, cancel);
        return (presentation, await DemoModels.OfPresentationAsync(db, presentation, cancel));
    });

    private async Task<T> OnDatabaseAsync<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
