using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

public sealed class Judgments : PersonalData<Judgments.Row>
{
    public sealed record Row(Guid Id, Guid Assignment, string Project, int Revision, bool Current, bool Spare, DateTimeOffset SubmittedAt, RawJson Answers);

    public override string Name => "judgments";

    public override string About => "everything that you submitted, word by word; responses under the letters that you saw";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted =>
        "Kept under the pseudonym, with the words in which you gave your reasons: they are the measurement that you were asked for, and others' results rest on it.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from j in db.Set<Judgment>().AsNoTracking()
            where j.PersonId == person
            join p in db.Set<Project>() on j.ProjectId equals p.Id
            orderby j.SubmittedAt, j.Id
            select new { j.Id, j.AssignmentId, p.Name, j.Revision, j.IsCurrent, j.IsSpare, j.SubmittedAt, j.Answers };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new Row(row.Id, row.AssignmentId, row.Name, row.Revision, row.IsCurrent, row.IsSpare, row.SubmittedAt, Blind(row.Answers));
    }

    private static List<Guid> Shown(string answers)
    {
        using var document = JsonDocument.Parse(answers);
        return document.RootElement.TryGetProperty("shown", out var shown) ? [.. shown.EnumerateArray().Select(s => s.GetGuid())] : [];
    }

    /// <summary>A response's id would let its model be followed from task to task.</summary>
    private static RawJson Blind(string answers)
    {
        var letter = 'A';
        foreach (var id in Shown(answers)) answers = answers.Replace(id.ToString(), (letter++).ToString(), StringComparison.OrdinalIgnoreCase);
        return new RawJson(answers);
    }
}
