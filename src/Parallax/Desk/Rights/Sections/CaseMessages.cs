using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Cases;

namespace Parallax.Desk.Rights.Sections;

public sealed class CaseMessages : PersonalData<CaseMessages.Row>
{
    public sealed record Row(Guid Case, bool ByYou, CaseSide Side, DateTimeOffset At, string? Text);

    public override string Name => "case-messages";

    public override string About => "what was written in your cases, and what you wrote in others' as one who decides";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased in your own cases. What you answered to others as one who decides stays theirs, without your name.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from m in db.Set<CaseMessage>().AsNoTracking()
         join c in db.Set<Case>() on m.CaseId equals c.Id
         where (c.PersonId == person && !m.Internal) || m.AuthorId == person
         join t in db.Set<CaseText>() on m.Id equals t.MessageId into texts
         from t in texts.DefaultIfEmpty()
         orderby m.At, m.Id
         select new Row(m.CaseId, m.AuthorId == person, m.Side, m.At, t == null ? null : t.Text)).AsAsyncEnumerable();
}
