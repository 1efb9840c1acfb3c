using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>Writes down what came of a practice task, once it is submitted.</summary>
public static class RecordPractice
{
    /// <summary>The result of a person's practice; null when it is not theirs, no practice, or not submitted.</summary>
    public static async Task<IReadOnlyList<PracticeResult>?> ForAsync(
        AppDb db, ProtocolCache protocols, Guid person, Guid assignment, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var isDone = await db.Set<Assignment>().AnyAsync(
            a => a.Id == assignment && a.PersonId == person && a.Purpose == Purpose.Training && a.State == AssignmentState.Submitted, cancel);
        if (!isDone) return null;
        if (await WrittenAsync(db, assignment, cancel) is { Count: > 0 } written) return written;
        if (await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel) is not { } loaded) return null;
        var answers = await db.Set<Judgment>().Where(j => j.AssignmentId == assignment && j.Revision == 1).Select(j => j.Answers).SingleAsync(cancel);
        var item = await db.Set<PracticeItem>().AsNoTracking().SingleAsync(i => i.PresentationId == loaded.Assignment.PresentationId, cancel);
        var presentation = await db.Set<Presentation>().AsNoTracking().SingleAsync(p => p.Id == item.PresentationId, cancel);
        Guid[] responses = [.. new Guid?[] { presentation.FirstResponseId, presentation.SecondResponseId }.OfType<Guid>()];
        var results = Of(loaded, item, Content.Read<Answers>(answers), responses, clock);
        db.AddRange(results);
        try
        {
            await db.SaveChangesAsync(cancel);
            return results;
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return await WrittenAsync(db, assignment, cancel);
        }
    }

    private static Task<List<PracticeResult>> WrittenAsync(AppDb db, Guid assignment, CancellationToken cancel) =>
        db.Set<PracticeResult>().AsNoTracking().Where(r => r.AssignmentId == assignment).OrderBy(r => r.Ordinal).ToListAsync(cancel);

    private static List<PracticeResult> Of(LoadedAssignment loaded, PracticeItem item, Answers answers, Guid[] responses, TimeProvider clock)
    {
        var protocol = loaded.Content.Protocol;
        var sections = GuidelineSections.Of(protocol.Guidelines).ToDictionary(s => s.Anchor, s => s.Title);
        var notes = item.Explanations.ToDictionary(n => n.Part);
        var whole = notes.GetValueOrDefault(PracticeNote.Whole);
        var parts = PracticePart.Of(item.Expected).Where(p => IsAsked(p, protocol, loaded, responses)).ToList();
        var told = parts.ConvertAll(p => Row(p.Code, p.About(protocol, Name), p.Said(answers, responses, Name), p.Expected(Name), p.Credit(answers, responses), notes.GetValueOrDefault(p.Code)));
        return [Row(PracticeNote.Whole, "", "", "", told.Count == 0 ? 1 : told.Average(t => t.Credit), whole), .. told];

        string Name(int response) => loaded.Content.Responses.First(r => r.Id == responses[response - 1]).Position;

        PracticeResult Row(string part, string about, string said, string expected, double credit, PracticeNote? note)
        {
            var section = note?.Section ?? whole?.Section ?? "";
            return new PracticeResult
            {
                Id = Ids.New(clock),
                OrganizationId = loaded.Assignment.OrganizationId,
                ProjectId = loaded.Assignment.ProjectId,
                PersonId = loaded.Assignment.PersonId,
                PresentationId = item.PresentationId,
                AssignmentId = loaded.Assignment.Id,
                Version = VersionOf(loaded.Assignment.Subject),
                Ordinal = part.Length == 0 ? 0 : parts.FindIndex(p => p.Code == part) + 1,
                Part = part,
                About = about,
                Said = said,
                Expected = expected,
                Credit = credit,
                Explanation = note?.Text ?? "",
                Section = section,
                SectionTitle = sections.GetValueOrDefault(section) ?? "",
                At = clock.GetUtcNow(),
            };
        }
    }

    /// <summary>A key may be older than the protocol version that was shown: what that one did not ask is not told.</summary>
    private static bool IsAsked(PracticePart part, ProtocolDefinition protocol, LoadedAssignment loaded, Guid[] responses)
    {
        var errors = new Dictionary<string, string[]>();
        CheckAnswerKey.Of(part.Key, protocol, [.. responses.Select(id => loaded.Content.Responses.First(r => r.Id == id).Steps.Count)], errors);
        return errors.Count == 0;
    }

    private static int VersionOf(string subject) =>
        int.Parse(subject.AsSpan(TrainingTerms.SubjectPrefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Writes down the practice that nobody has asked about since: found by what has no result yet.</summary>
[DisallowConcurrentExecution]
public sealed class PracticeSweep(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int Most = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var protocols = scope.ServiceProvider.GetRequiredService<ProtocolCache>();
        var results = db.Set<PracticeResult>();
        // By subject, which has an index of its own: practice is a small part of all assignments.
        var last = await db.Set<TrainingTerms>().MaxAsync(t => (int?)t.Version, cancel) ?? 1;
        for (var version = 1; version <= last; version++)
        {
            var subject = TrainingTerms.SubjectOf(version);
            var open = await db.Set<Assignment>().AsNoTracking()
                .Where(a => a.Subject == subject && a.Purpose == Purpose.Training && a.State == AssignmentState.Submitted && !results.Any(r => r.AssignmentId == a.Id))
                .OrderBy(a => a.Id).Select(a => new { a.Id, a.PersonId }).Take(Most).ToListAsync(cancel);
            foreach (var one in open)
            {
                await RecordPractice.ForAsync(db, protocols, one.PersonId, one.Id, clock, cancel);
                db.ChangeTracker.Clear();
            }
        }
    }
}
