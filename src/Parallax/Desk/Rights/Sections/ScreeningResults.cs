using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class ScreeningResults : PersonalData<ScreeningResults.Row>
{
    public sealed record Row(Guid Attempt, int Number, bool Passed, double Points, double OfPoints, string Reason, DateTimeOffset At);

    public override string Name => "screening-results";

    public override string About => "each decision on your assessments, with its reason";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym: a decision is written once, and the database refuses to change it.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from d in db.Set<ScreeningDecision>().AsNoTracking()
         join a in db.Set<ScreeningAttempt>() on d.AttemptId equals a.Id
         where a.PersonId == person
         orderby d.At, d.Number
         select new Row(a.Id, d.Number, d.Passed, d.Points, d.OfPoints, d.Reason, d.At)).AsAsyncEnumerable();
}
