using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Everything that was said of one presentation, under pseudonyms.</summary>
public sealed record PresentationEvidence(EvaluationTask Task, EvidencePayload Payload)
{
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
            found.Task,
            new EvidencePayload(
                new TaskPayload(
                    found.Task.Category, Content.Read<List<Turn>>(found.Task.Turns), found.Task.Reference,
                    media.ConvertAll(m => MediumPayload.Of($"/api/projects/{project.Id}/media", m))),
                protocols.Definition(protocol) with { Guidelines = null },
                await ResponsesAsync(db, found.Presentation, named, cancel), await JudgmentsAsync(db, project, presentation, cancel)));
    }

    private static async Task<List<EvidenceResponse>> ResponsesAsync(AppDb db, Presentation presentation, bool named, CancellationToken cancel)
    {
        var responses = await db.Set<Response>().AsNoTracking().Where(r => r.Id == presentation.FirstResponseId || r.Id == presentation.SecondResponseId).ToListAsync(cancel);
        return [.. responses.OrderBy(r => r.Id == presentation.FirstResponseId ? 0 : 1).Select((r, i) => new EvidenceResponse(
            r.Id, $"{i + 1}", named ? r.Model : $"Response {i + 1}", named ? r.Version : null, Content.Read<List<Step>>(r.Steps)))];
    }

    private static async Task<List<EvidenceJudgment>> JudgmentsAsync(AppDb db, Project project, Guid presentation, CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var judgments = await db.Set<Judgment>().AsNoTracking()
            .Where(j => j.PresentationId == presentation && j.IsCurrent && j.Purpose == Purpose.Work).OrderBy(j => j.SubmittedAt).ToListAsync(cancel);
        return judgments.ConvertAll(j => EvidenceJudgment.Of(j, installation.Pseudonym(project.OrganizationId, j.PersonId)));
    }
}
