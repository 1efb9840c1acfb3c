using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Mail : PersonalData<Mail.Row>
{
    public sealed record Row(string To, string Subject, string Text, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

    public override string Name => "mail";

    public override string About => "the mails that were sent to you";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased, also what was not sent yet.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<OutgoingMail>().AsNoTracking().Where(m => m.PersonId == person).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => new Row(m.To, m.Subject, m.Text, m.CreatedAt, m.SentAt)).AsAsyncEnumerable();

    /// <summary>Also what went to the address before there was an account.</summary>
    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var address = person.Email;
        return db.Set<OutgoingMail>().Where(m => m.PersonId == person.Id || m.To == address).ExecuteDeleteAsync(cancel);
    }
}
