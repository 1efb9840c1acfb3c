using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class Calibration : PersonalData<Calibration.Row>
{
    public sealed record Row(string Project, string Dimension, int Ratings, int Others, double? Points, double? Low, double? High, double? Infit, double? Outfit);

    public override string Name => "calibration";

    public override string About => "how you rate beside others, as it was last worked out; an empty dimension is all of them";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Worked out from judgments, which are kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from s in db.Set<RaterSeverity>().AsNoTracking()
         where s.PersonId == person
         join p in db.Set<Project>() on s.ProjectId equals p.Id
         orderby p.Name, s.Dimension
         select new Row(p.Name, s.Dimension, s.Ratings, s.Others, s.Points, s.Low, s.High, s.Infit, s.Outfit)).AsAsyncEnumerable();
}
