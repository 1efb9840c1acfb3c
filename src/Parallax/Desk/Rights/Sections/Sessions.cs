using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Sessions : PersonalData<Sessions.Row>
{
    public sealed record Row(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

    public override string Name => "sessions";

    public override string About => "where you are signed in: the device as it names itself, since when and until when";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Ended and erased: you are signed out everywhere.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<SignInSession>().AsNoTracking().Where(s => s.PersonId == person).OrderBy(s => s.CreatedAt)
            .Select(s => new Row(s.Id, s.Device, s.CreatedAt, s.ExpiresAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<SignInSession>().Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}
