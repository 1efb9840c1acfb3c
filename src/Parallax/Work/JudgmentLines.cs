using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>A project's judgments as lines, oldest first: everything that was said, with all anchors.</summary>
public static class JudgmentLines
{
    /// <summary>Rows that are read while those before are turned into lines.</summary>
    private const int Ahead = 256;

    /// <summary>The lines, one row of the database at a time.</summary>
    /// <param name="withdrawn">The tasks that results leave out.</param>
    /// <param name="all">Whether judgments of <paramref name="withdrawn"/> tasks are there as well, marked.</param>
    public static async IAsyncEnumerable<JudgmentLine> OfAsync(
        AppDb db, Project project, IQueryable<Guid> withdrawn, bool all, [EnumeratorCancellation] CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var pseudonyms = new Dictionary<Guid, string>();
        await foreach (var row in Rows(db, project, withdrawn, all).AsAsyncEnumerable().AheadAsync(Ahead, cancel))
        {
            if (!pseudonyms.TryGetValue(row.Judgment.PersonId, out var contributor)) pseudonyms[row.Judgment.PersonId] = contributor = installation.Pseudonym(project.OrganizationId, row.Judgment.PersonId);
            yield return Line(row, project, contributor);
        }
    }

    /// <summary>The rows that lines are made of.</summary>
    public static IQueryable<JudgmentExportRow> Rows(AppDb db, Project project, IQueryable<Guid> withdrawn, bool all)
    {
        ArgumentNullException.ThrowIfNull(db);
        var responses = db.Set<Response>();
        return
            from j in Exported(db, project)
            join a in db.Set<Assignment>() on j.AssignmentId equals a.Id
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            where all || !withdrawn.Contains(t.Id)
            join protocol in db.Set<Protocol>() on j.ProtocolId equals protocol.Id
            join first in responses on p.FirstResponseId equals first.Id
            join second in responses on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            join slot in db.Set<Slot>() on j.SlotId equals (Guid?)slot.Id into places
            from place in places.DefaultIfEmpty()
            orderby j.SubmittedAt, j.Id
            select new JudgmentExportRow(
                new ExportedAnswers(j.Id, j.Revision, j.IsSpare, j.PresentationId, j.PersonId, j.SubmittedAt, j.Answers), a.CreatedAt, withdrawn.Contains(t.Id), t.ExternalId, t.Category, protocol.Name, protocol.Version, protocol.Hash,
                first.Id, first.Model, first.Version, second == null ? null : second.Model, second == null ? null : second.Version, place);
    }

    /// <summary>How many lines are of <paramref name="tasks"/>.</summary>
    public static Task<int> CountAsync(AppDb db, Project project, IQueryable<Guid> tasks, CancellationToken cancel) => (
        from j in Exported(db, project)
        join p in db.Set<Presentation>() on j.PresentationId equals p.Id
        where tasks.Contains(p.TaskId)
        select j).CountAsync(cancel);

    private static IQueryable<Judgment> Exported(AppDb db, Project project) =>
        db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project.Id && j.IsCurrent && j.Purpose == Purpose.Work);

    private static JudgmentLine Line(JudgmentExportRow row, Project project, string contributor)
    {
        var judgment = row.Judgment;
        var answers = Content.Read<Answers>(judgment.Answers);
        var index = answers.Shown.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i);
        return new JudgmentLine
        {
            Judgment = judgment.Id,
            Revision = judgment.Revision,
            Spare = judgment.IsSpare,
            Withdrawn = row.Withdrawn,
            Project = project.Slug,
            Task = row.Task,
            Category = row.Category,
            Presentation = judgment.PresentationId,
            Contributor = contributor,
            Protocol = new LineProtocol(row.Protocol, row.ProtocolVersion, row.ProtocolHash),
            AssignedAt = row.AssignedAt,
            SubmittedAt = judgment.SubmittedAt,
            ClientActiveSeconds = answers.ClientActiveSeconds,
            Bound = new LineBound(answers.Bound.Prompt, answers.Bound.Media),
            Sampling = row.Place is { } place ? LineSampling.Of(place, project.Overlap) : null,
            Preference = answers.Preference is { } preference ? new LinePreference(preference.Better is { } better ? index[better] : null, preference.Strength) : null,
            Responses = [.. answers.Shown.Select(id => Said(row, answers, id))],
            Issues = [.. answers.Issues.Select(i => new LineIssue(index[i.Response], i.Code, i.Severity, i.Note, i.Correction, i.Anchors))],
            Interpretations = answers.Interpretations,
            Flags = answers.Flags?.Select(f => new LineFlag(f.Flag, f.Note, f.Response is { } response ? index[response] : null)).ToList(),
            OwnAnswer = answers.OwnAnswer,
            Rationale = answers.Rationale,
        };
    }

    private static LineResponse Said(JudgmentExportRow row, Answers answers, Guid id)
    {
        var first = id == row.First;
        var said = answers.Responses[id];
        return new LineResponse(
            first ? row.FirstModel : row.SecondModel!, first ? row.FirstVersion : row.SecondVersion,
            answers.Bound.Responses[id], said.Dimensions, said.Steps, said.FirstWrong, said.Recognition);
    }
}

/// <summary>What a line needs of a judgment.</summary>
public sealed record ExportedAnswers(Guid Id, int Revision, bool IsSpare, Guid PresentationId, Guid PersonId, DateTimeOffset SubmittedAt, string Answers);

/// <summary>A judgment with what it is about, as one row of the database.</summary>
public sealed record JudgmentExportRow(
    ExportedAnswers Judgment, DateTimeOffset AssignedAt, bool Withdrawn, string Task, string Category, string Protocol, int ProtocolVersion, string ProtocolHash,
    Guid First, string FirstModel, string? FirstVersion, string? SecondModel, string? SecondVersion, Slot? Place);
