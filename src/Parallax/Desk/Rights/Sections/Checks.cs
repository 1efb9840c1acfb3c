using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

/// <summary>Answers to gold that is gold no more. The others are handed out once they are retired: to name one tells that it is a check.</summary>
public sealed class Checks : PersonalData<Checks.Row>
{
    public sealed record Row(string Project, Guid Judgment, double? Credit, bool? Right, DateTimeOffset AnsweredAt);

    public override string Name => "checks";

    public override string About => "tasks with a known answer that you were given and that are checks no more, and what your answer was worth; those still in use are left out, because to name one would tell others";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym, as the judgments are: what a standing rested on, and the database refuses to change them.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from r in db.Set<GoldResult>().AsNoTracking()
         where r.PersonId == person && db.Set<GoldItem>().Any(g => g.PresentationId == r.PresentationId && g.RetiredAt != null)
         join p in db.Set<Project>() on r.ProjectId equals p.Id
         orderby r.AnsweredAt, r.Id
         select new Row(p.Name, r.JudgmentId, r.Credit, r.IsRight, r.AnsweredAt)).AsAsyncEnumerable();
}
