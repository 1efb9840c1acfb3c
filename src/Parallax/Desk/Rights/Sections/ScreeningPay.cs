using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class ScreeningPay : PersonalData<ScreeningPay.Row>
{
    public sealed record Row(Guid Attempt, long Minor, string Currency, DateTimeOffset At, Guid? Statement);

    public override string Name => "screening-pay";

    public override string About => "what you earned by taking paid assessments";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<ScreeningEarned>().AsNoTracking().Where(e => e.PersonId == person).OrderBy(e => e.At)
            .Select(e => new Row(
                e.AttemptId, e.Minor, e.Currency, e.At, db.Set<StatementScreening>().Where(s => s.EarnedId == e.Id).Select(s => (Guid?)s.StatementId).FirstOrDefault())).AsAsyncEnumerable();
}
