using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class ApplicationNotes : PersonalData<ApplicationNotes.Row>
{
    public sealed record Row(Guid Application, DateTimeOffset At, string Text);

    public override string Name => "application-notes";

    public override string About => "what people of operations noted about your applications";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased.";

    /// <summary>The notes go with the applications that they are about.</summary>
    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from n in db.Set<ApplicationNote>().AsNoTracking()
         join a in db.Set<Application>() on n.ApplicationId equals a.Id
         where a.PersonId == person
         orderby n.At
         select new Row(a.Id, n.At, n.Text)).AsAsyncEnumerable();
}
