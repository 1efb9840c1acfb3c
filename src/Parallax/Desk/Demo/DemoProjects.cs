using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Desk;

/// <summary>The demo's lab and its projects, with their tasks and how they pay.</summary>
public sealed class DemoProjects(LocalApi api, DemoContent content)
{
    /// <summary>The screening's items are a project of their own, in which nobody works.</summary>
    public const string Bank = "screening";

    /// <summary>Where people answer first and say which readings a scene allows, and two versions of one model meet the same tasks.</summary>
    public const string Readings = "readings";

    private static readonly (string Key, string Name, string Protocol, int Overlap, string Payment)[] All =
    [
        ("compare", "Scenes: which answer sees better", "pairwise", 3, "hourly"),
        ("steps", "Scenes: where reasoning breaks", "steps", 3, "per-judgment"),
        (Readings, "Scenes: what do you see yourself", "answer-first", 3, "per-judgment"),
        (Bank, "Screening: a first look", "pairwise", 1, "hourly"),
    ];

    private readonly Dictionary<string, (Guid Id, string Slug)> _made = new(StringComparer.Ordinal);

    public Guid Id(string key) => _made[key].Id;

    public string Slug(string key) => _made[key].Slug;

    public async Task MakeAsync(DateTimeOffset ends, CancellationToken cancel)
    {
        await NameOrganizationAsync(cancel);
        foreach (var (key, name, protocol, overlap, payment) in All)
        {
            var project = await api.PostAsync("/api/projects", key == Readings ? new { name, protocolDefinition = WithReadings(), overlap, pairs = "all" } : (object)new { name, protocol, overlap, pairs = "all" }, cancel);
            _made[key] = (project.GetProperty("id").GetGuid(), project.GetProperty("slug").GetString()!);
            var report = await ImportFile.RunAsync(api, Slug(key), content.TasksFile(key), replace: false, cancel);
            if (!ImportFile.Say(report)) throw new InvalidOperationException($"The demo's own tasks of '{key}' were refused.");
            if (key != Bank) await SettleAsync(key, name, payment, ends, cancel);
        }
    }

    private async Task SettleAsync(string key, string name, string payment, DateTimeOffset ends, CancellationToken cancel)
    {
        var settings = await api.GetAsync($"/api/projects/{Slug(key)}/settings", cancel);
        await api.PostAsync($"/api/projects/{Slug(key)}/settings", new
        {
            name,
            payment,
            graceSeconds = settings.GetProperty("graceSeconds").GetInt32(),
            taskCapMinutes = settings.GetProperty("taskCapMinutes").GetInt32(),
            noticeDays = 7,
            startsAt = (DateTimeOffset?)null,
            endsAt = ends,
        }, cancel);
    }

    private async Task NameOrganizationAsync(CancellationToken cancel)
    {
        using var body = JsonContent.Create(new { name = "Lumen Lab (made up)", legalName = "Lumen Lab, Inc. (made up)", address = "1 Parallel Street\n10001 New York", timeZone = DemoWeeks.Zone, currency = "USD" });
        using var _ = await api.SendAsync(HttpMethod.Patch, $"/api/organizations/{DefaultOrganization.Slug}", body, cancel);
    }

    /// <summary>The built-in protocol <c>answer-first</c>, and what <c>ambiguity</c> asks of the readings of a scene.</summary>
    private static JsonNode WithReadings()
    {
        var (own, other) = (BuiltIn("answer-first"), BuiltIn("ambiguity"));
        own["name"] = "answer-first-readings";
        own["title"] = "Answer first, then judge, with the readings of the scene";
        own["summary"] = "Your own answer before the response is revealed; then its steps, its ratings, its issues, and which readings the scene allows.";
        own["interpretations"] = other["interpretations"]!.DeepClone();
        own["guidelines"] = $"{own["guidelines"]!.GetValue<string>().TrimEnd()}\n\n{Section(other["guidelines"]!.GetValue<string>(), "Readings")}\n\n{Section(other["guidelines"]!.GetValue<string>(), "Did the response see it?")}\n";
        return own;
    }

    private static JsonNode BuiltIn(string name) => JsonNode.Parse(ProtocolReader.ByName(name).Value!.Json)!;

    private static string Section(string guidelines, string title) => $"## {guidelines.Split("\n## ").Single(s => s.StartsWith(title, StringComparison.Ordinal)).Trim()}";

    /// <summary>The presentation of a task that has one.</summary>
    public static async Task<Guid> PresentationAsync(AppDb db, Guid project, string task, CancellationToken cancel) => await (
        from p in db.Set<Presentation>()
        join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
        where p.ProjectId == project && t.ExternalId == task
        select p.Id).SingleAsync(cancel);

    /// <summary>The presentation of a task with those models, named as <see cref="DemoModels.Is"/> has it.</summary>
    public static async Task<Guid> PresentationAsync(AppDb db, Guid project, string task, IReadOnlyList<string> responses, CancellationToken cancel)
    {
        var candidates = await (
            from p in db.Set<Presentation>()
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            where p.ProjectId == project && t.ExternalId == task
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            select new { p.Id, First = first.Model, FirstVersion = first.Version, Second = second == null ? null : second.Model, SecondVersion = second == null ? null : second.Version }).ToListAsync(cancel);
        return candidates.Single(c =>
            responses.Any(r => DemoModels.Is(r, c.First, c.FirstVersion)) && (c.Second is null ? responses.Count == 1 : responses.Any(r => DemoModels.Is(r, c.Second, c.SecondVersion)))).Id;
    }
}
