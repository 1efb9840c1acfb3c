using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;

namespace Parallax.Desk.Rights.Sections;

public sealed class StatementLines : PersonalData<StatementLines.Row>
{
    public sealed record Row(
        Guid Statement, int Revision, int Number, LineKind Kind, string Project, int Terms, long RateMinor, DateTimeOffset WeekFrom, long Microseconds, int Judgments, long AmountMinor, string Currency);

    public override string Name => "statement-lines";

    public override string About => "every line of every revision of your statements";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from l in db.Set<StatementLine>().AsNoTracking()
         join s in db.Set<Statement>() on l.StatementId equals s.Id
         where s.PersonId == person
         join p in db.Set<Project>() on l.ProjectId equals p.Id
         orderby s.WeekFrom, s.Id, l.Revision, l.Ordinal
         select new Row(s.Id, l.Revision, l.Ordinal, l.Kind, p.Name, l.TermsNumber, l.RateMinor, l.WeekFrom, l.Micros, l.Judgments, l.AmountMinor, s.Currency)).AsAsyncEnumerable();
}
