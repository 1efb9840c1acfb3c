using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Desk.Rights.Sections;

public sealed class Terms : PersonalData<Terms.Row>
{
    public sealed record Row(
        Guid Enrollment, int Number, DateTimeOffset EffectiveAt, string Currency, long HourlyMinor, long? JudgmentMinor, int? WeeklyCapSeconds, string Reason, DateTimeOffset CreatedAt);

    public override string Name => "terms";

    public override string About => "your rates and weekly caps, each version with the time from which it holds";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym: they are what your pay was computed from.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from t in db.Set<EnrollmentTerms>().AsNoTracking()
         join e in db.Set<Enrollment>() on t.EnrollmentId equals e.Id
         where e.PersonId == person
         orderby e.CreatedAt, t.Number
         select new Row(t.EnrollmentId, t.Number, t.EffectiveAt, t.Currency, t.HourlyMinor, t.JudgmentMinor, t.WeeklyCapSeconds, t.Reason, t.CreatedAt)).AsAsyncEnumerable();
}
