using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Everything that was said of one task, as the evidence viewer takes it. People stand under their pseudonyms.</summary>
public sealed record EvidencePayload(
    TaskPayload Task, ProtocolDefinition Protocol, IReadOnlyList<EvidenceResponse> Responses, IReadOnlyList<EvidenceJudgment> Judgments);

public sealed record EvidenceResponse(
    Guid Id, string Position, string Model, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version, IReadOnlyList<Step> Steps)
{
    [JsonIgnore] public string Name => Version is null ? Model : $"{Model} {Version}";
}

public sealed record EvidenceJudgment(
    Guid Id, string Person, DateTimeOffset SubmittedAt, bool Spare,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Preference? Preference,
    IReadOnlyDictionary<Guid, ResponseAnswers> Responses, IReadOnlyList<Issue> Issues, string Rationale)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Interpretation>? Interpretations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ItemFlag>? Flags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnAnswer? OwnAnswer { get; init; }
}

/// <summary>Somebody who passed the task on.</summary>
public sealed record EvidencePass(string Person, PassKind Kind, string Reason, string? Note);

/// <summary>One task with its judgments.</summary>
public sealed record TaskEvidence(
    EvaluationTask Task, EvidencePayload Payload, IReadOnlyList<EvidencePass> Passes, Guid? Previous, Guid? Next)
{
    // The default encoder escapes what could end the script element that this is written into.
    private static readonly JsonSerializerOptions InPage = JsonSerializerOptions.Web;

    public string Json => JsonSerializer.Serialize(Payload, InPage);

    public static async Task<TaskEvidence?> OfAsync(AppDb db, ProtocolCache protocols, Project project, Guid taskId, CancellationToken cancel)
    {
        var visible = TaskList.Visible(db, project);
        var task = await visible.FirstOrDefaultAsync(t => t.Id == taskId, cancel);
        if (task is null) return null;
        var protocol = await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel);
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        string Name(Guid person) => installation.Pseudonym(project.OrganizationId, person);
        var presentations = db.Set<Presentation>().Where(p => p.TaskId == taskId).Select(p => p.Id);
        return new TaskEvidence(
            task,
            new EvidencePayload(
                await ShownAsync(db, task, cancel), protocols.Definition(protocol) with { Guidelines = null },
                await ResponsesAsync(db, taskId, cancel), await JudgmentsAsync(db, presentations, Name, cancel)),
            await PassesAsync(db, presentations, Name, cancel),
            await visible.Where(t => string.Compare(t.ExternalId, task.ExternalId) < 0).OrderByDescending(t => t.ExternalId).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancel),
            await visible.Where(t => string.Compare(t.ExternalId, task.ExternalId) > 0).OrderBy(t => t.ExternalId).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancel));
    }

    private static async Task<TaskPayload> ShownAsync(AppDb db, EvaluationTask task, CancellationToken cancel)
    {
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        return new TaskPayload(
            task.Category, Content.Read<List<Turn>>(task.Turns), task.Reference,
            media.ConvertAll(m => MediumPayload.Of($"/api/projects/{task.ProjectId}/media", m)));
    }

    private static async Task<List<EvidenceResponse>> ResponsesAsync(AppDb db, Guid task, CancellationToken cancel)
    {
        var responses = await db.Set<Response>().AsNoTracking().Where(r => r.TaskId == task).OrderBy(r => r.Ordinal).ToListAsync(cancel);
        return [.. responses.Select((r, i) => new EvidenceResponse(r.Id, $"{i + 1}", r.Model, r.Version, Content.Read<List<Step>>(r.Steps)))];
    }

    private static async Task<List<EvidenceJudgment>> JudgmentsAsync(AppDb db, IQueryable<Guid> presentations, Func<Guid, string> name, CancellationToken cancel)
    {
        var judgments = await db.Set<Judgment>().AsNoTracking()
            .Where(j => presentations.Contains(j.PresentationId) && j.IsCurrent && j.Purpose == Purpose.Work)
            .OrderBy(j => j.SubmittedAt).ToListAsync(cancel);
        return judgments.ConvertAll(j =>
        {
            var said = Content.Read<Answers>(j.Answers);
            return new EvidenceJudgment(j.Id, name(j.PersonId), j.SubmittedAt, j.IsSpare, said.Preference, said.Responses, said.Issues, said.Rationale)
            {
                Interpretations = said.Interpretations,
                Flags = said.Flags,
                OwnAnswer = said.OwnAnswer,
            };
        });
    }

    private static async Task<List<EvidencePass>> PassesAsync(AppDb db, IQueryable<Guid> presentations, Func<Guid, string> name, CancellationToken cancel)
    {
        var passed = await db.Set<Assignment>().AsNoTracking()
            .Where(a => presentations.Contains(a.PresentationId) && a.Purpose == Purpose.Work && a.State == AssignmentState.Passed && a.PassKind != null)
            .OrderBy(a => a.CreatedAt).ToListAsync(cancel);
        return passed.ConvertAll(a => new EvidencePass(name(a.PersonId), a.PassKind!.Value, a.PassReason ?? "other", a.PassNote));
    }
}
