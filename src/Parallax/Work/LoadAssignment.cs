using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>An assignment of a person with all that belongs to it, or nothing when it is not theirs.</summary>
public sealed record LoadedAssignment(Assignment Assignment, Lease? Lease, Project Project, Protocol Protocol, EvaluationTask Task, AssignedContent Content)
{
    /// <summary>The judgment of theirs that is open again; null for everything else.</summary>
    public ReturnedPayload? Returned { get; init; }
}

/// <summary>Reads an assignment with what it shows.</summary>
public static class LoadAssignment
{
    public static async Task<LoadedAssignment?> ForAsync(AppDb db, ProtocolCache protocols, Guid person, Guid assignment, CancellationToken cancel)
    {
        var row = await (
            from a in db.Set<Assignment>().AsNoTracking()
            where a.Id == assignment && a.PersonId == person
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join project in db.Set<Project>() on a.ProjectId equals project.Id
            join protocol in db.Set<Protocol>() on a.ProtocolId equals protocol.Id
            select new
            {
                Assignment = a,
                Presentation = p,
                Task = t,
                Project = project,
                Protocol = protocol,
            }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;

        // A query of its own: as a part of the first one it becomes a window over every lease there is.
        var lease = await db.Set<Lease>().AsNoTracking().Where(l => l.AssignmentId == assignment)
            .OrderBy(l => l.EndedAt == null ? 0 : 1).ThenByDescending(l => l.GrantedAt).ThenByDescending(l => l.Fence).FirstOrDefaultAsync(cancel);
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == row.Task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        var responses = await db.Set<Response>().AsNoTracking()
            .Where(r => r.Id == row.Presentation.FirstResponseId || r.Id == row.Presentation.SecondResponseId).ToListAsync(cancel);
        var definition = protocols.Definition(row.Protocol);
        var own = row.Assignment.OwnAnswer is { } answered ? Content.Read<OwnAnswer>(answered) : null;
        // What is held back is not here at all, so that no caller can show it.
        var shown = definition.AnswerFirst is not null && own is null ? [] : Positions(row.Assignment, row.Presentation, responses);
        var content = ShownMedia.Only(new AssignedContent(
            row.Protocol.Id, definition, row.Task.PromptHash, Content.Read<List<Turn>>(row.Task.Turns), media, shown)
        { OwnAnswer = own });
        return new LoadedAssignment(row.Assignment, lease, row.Project, row.Protocol, row.Task, content) { Returned = await ReturnedAsync(db, row.Assignment, content, cancel) };
    }

    private static async Task<ReturnedPayload?> ReturnedAsync(AppDb db, Assignment assignment, AssignedContent content, CancellationToken cancel)
    {
        if (assignment.ReopenedAt is null) return null;
        var answers = await db.Set<Judgment>().Where(j => j.AssignmentId == assignment.Id && j.IsCurrent).Select(j => j.Answers).FirstAsync(cancel);
        return new ReturnedPayload(RestoreBody.Of(content, Content.Read<Answers>(answers)), Content.Read<List<PartFeedback>>(assignment.ReturnedWith ?? "[]"), assignment.ClosesAt!.Value);
    }

    private static List<ShownResponse> Positions(Assignment assignment, Presentation presentation, List<Response> responses)
    {
        Guid?[] order = assignment.Swapped && presentation.SecondResponseId is not null
            ? [presentation.SecondResponseId, presentation.FirstResponseId]
            : [presentation.FirstResponseId, presentation.SecondResponseId];
        return [.. order.Where(id => id is not null).Select((id, i) => Shown(i == 0 ? "A" : "B", responses.Single(r => r.Id == id)))];
    }

    private static ShownResponse Shown(string position, Response response) =>
        new(position, response.Id, response.Hash, Content.Read<List<Step>>(response.Steps));
}
