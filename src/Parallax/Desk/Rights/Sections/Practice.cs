using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class Practice : PersonalData<Practice.Row>
{
    public sealed record Row(Guid Assignment, string Project, int Version, string About, string Said, string Expected, double Credit, string Explanation, DateTimeOffset At);

    public override string Name => "practice";

    public override string About => "your practice tasks: what you said, what was expected, and what you were told";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym: the guidelines are judged by how practice went.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from r in db.Set<PracticeResult>().AsNoTracking()
         where r.PersonId == person
         join p in db.Set<Project>() on r.ProjectId equals p.Id
         orderby r.At, r.AssignmentId, r.Ordinal
         select new Row(r.AssignmentId, p.Name, r.Version, r.About, r.Said, r.Expected, r.Credit, r.Explanation, r.At)).AsAsyncEnumerable();
}
