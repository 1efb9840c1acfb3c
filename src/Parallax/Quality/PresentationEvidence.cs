using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A response as the adjudicator sees it: by its place, and by its model only once it is decided.</summary>
public sealed record SettledResponse(Guid Id, string Position, string Model, string Version, IReadOnlyList<Step> Steps);

/// <summary>What one contributor said, under their pseudonym.</summary>
public sealed record SettledJudgment(
    Guid Id, string Person, DateTimeOffset SubmittedAt, bool Spare,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Preference? Preference,
    IReadOnlyDictionary<Guid, ResponseAnswers> Responses, IReadOnlyList<Issue> Issues, string Rationale)
{
    [JsonIgnore] public IReadOnlyList<Interpretation> Readings { get; init; } = [];

    [JsonIgnore] public IReadOnlyList<ItemFlag> Flags { get; init; } = [];
}

/// <summary>Everything that was said of one presentation, as the evidence viewer takes it.</summary>
public sealed record PresentationEvidence(EvaluationTask Task, ProtocolDefinition Protocol, TaskPayload Shown, IReadOnlyList<SettledResponse> Responses, IReadOnlyList<SettledJudgment> Judgments)
{
    // The default encoder escapes what could end the script element that this is written into.
    public string Json => JsonSerializer.Serialize(new { task = Shown, protocol = Protocol, responses = Responses, judgments = Judgments }, JsonSerializerOptions.Web);

    /// <param name="named">Whether the models' names are shown.</param>
    public static async Task<PresentationEvidence?> OfAsync(AppDb db, ProtocolCache protocols, Project project, Guid presentation, bool named, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(project);
        var found = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where p.Id == presentation && p.ProjectId == project.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            select new { Presentation = p, Task = t }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var protocol = await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == project.ProtocolId, cancel);
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == found.Task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        return new PresentationEvidence(
            found.Task, protocols.Definition(protocol) with { Guidelines = null },
            new TaskPayload(
                found.Task.Category, Content.Read<List<Turn>>(found.Task.Turns), found.Task.Reference,
                media.ConvertAll(m => MediumPayload.Of($"/api/projects/{project.Id}/media", m))),
            await ResponsesAsync(db, found.Presentation, named, cancel), await JudgmentsAsync(db, project, presentation, cancel));
    }

    private static async Task<List<SettledResponse>> ResponsesAsync(AppDb db, Presentation presentation, bool named, CancellationToken cancel)
    {
        var responses = await db.Set<Response>().AsNoTracking().Where(r => r.Id == presentation.FirstResponseId || r.Id == presentation.SecondResponseId).ToListAsync(cancel);
        return [.. responses.OrderBy(r => r.Id == presentation.FirstResponseId ? 0 : 1).Select((r, i) => new SettledResponse(
            r.Id, $"{i + 1}", named ? r.Model : $"Response {i + 1}", named ? r.Version ?? "" : "", Content.Read<List<Step>>(r.Steps)))];
    }

    private static async Task<List<SettledJudgment>> JudgmentsAsync(AppDb db, Project project, Guid presentation, CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var judgments = await db.Set<Judgment>().AsNoTracking()
            .Where(j => j.PresentationId == presentation && j.IsCurrent && j.Purpose == Purpose.Work).OrderBy(j => j.SubmittedAt).ToListAsync(cancel);
        return judgments.ConvertAll(j =>
        {
            var said = Content.Read<Answers>(j.Answers);
            return new SettledJudgment(j.Id, installation.Pseudonym(project.OrganizationId, j.PersonId), j.SubmittedAt, j.IsSpare, said.Preference, said.Responses, said.Issues, said.Rationale)
            {
                Readings = said.Interpretations ?? [],
                Flags = said.Flags ?? [],
            };
        });
    }
}
