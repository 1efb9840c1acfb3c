using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

#pragma warning disable CA1862 // The comparison is translated to SQL, which has no other.

namespace Parallax.Desk.Rights.Sections;

public sealed class Mail : PersonalData<Mail.Row>
{
    public sealed record Row(string To, string Subject, string Text, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

    public override string Name => "mail";

    public override string About => "the mails that were sent to you";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased, also what was not sent yet.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from p in db.Set<Person>()
         where p.Id == person
         from m in db.Set<OutgoingMail>().AsNoTracking()
         where m.PersonId == person || m.To.ToUpper() == p.NormalizedEmail
         orderby m.CreatedAt, m.Id
         select new Row(m.To, m.Subject, m.Text, m.CreatedAt, m.SentAt)).AsAsyncEnumerable();

    /// <summary>Also what went to the address before there was an account.</summary>
    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var address = person.NormalizedEmail;
        return db.Set<OutgoingMail>().Where(m => m.PersonId == person.Id || m.To.ToUpper() == address).ExecuteDeleteAsync(cancel);
    }
}
