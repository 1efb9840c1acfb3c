using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class Notices : PersonalData<Notices.Row>
{
    public sealed record Row(string Kind, string Title, string Text, string Path, DateTimeOffset At, DateTimeOffset? ReadThrough, DateTimeOffset? MailedThrough, bool NoMail);

    public override string Name => "notices";

    public override string About => "what you were told in the product, how far you have read it, and whether you want it by mail";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from n in db.Set<Notice>().AsNoTracking()
         where n.PersonId == person
         join m in db.Set<NoticeMark>() on n.PersonId equals m.PersonId into marks
         from m in marks.DefaultIfEmpty()
         orderby n.At, n.Id
         select new Row(n.Kind, n.Title, n.Text, n.Path, n.At, m == null ? null : m.ReadThrough, m == null ? null : m.MailedThrough, m != null && m.NoMail)).AsAsyncEnumerable();

    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        await db.Set<Notice>().Where(n => n.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await db.Set<NoticeMark>().Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
