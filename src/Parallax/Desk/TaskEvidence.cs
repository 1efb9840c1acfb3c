using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Somebody who passed the task on.</summary>
public sealed record EvidencePass(string Person, PassKind Kind, string Reason, string? Note);

/// <summary>One task with everything that was said of it. People stand under their pseudonyms.</summary>
public sealed record TaskEvidence(
    EvaluationTask Task, EvidencePayload Payload, IReadOnlyList<EvidencePass> Passes, Guid? Previous, Guid? Next)
{
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
        return judgments.ConvertAll(j => EvidenceJudgment.Of(j, name(j.PersonId)));
    }

    private static async Task<List<EvidencePass>> PassesAsync(AppDb db, IQueryable<Guid> presentations, Func<Guid, string> name, CancellationToken cancel)
    {
        var passed = await db.Set<Assignment>().AsNoTracking()
            .Where(a => presentations.Contains(a.PresentationId) && a.Purpose == Purpose.Work && a.State == AssignmentState.Passed && a.PassKind != null)
            .OrderBy(a => a.CreatedAt).ToListAsync(cancel);
        return passed.ConvertAll(a => new EvidencePass(name(a.PersonId), a.PassKind!.Value, a.PassReason ?? "other", a.PassNote));
    }
}
