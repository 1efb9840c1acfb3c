using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Profile : PersonalData<Profile.Row>
{
    public sealed record Row(
        Guid Id, string? Email, string Name, string? TimeZone, int? WantedHours, DateTimeOffset? PausedAt, bool Administrator, bool Operations, DateTimeOffset CreatedAt);

    public override string Name => "profile";

    public override string About => "your name, e-mail address, time zone and availability";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted =>
        "Erased, with your password. An empty shell named \"Deleted person\" stays, because rows of work and money point to it; nobody can sign in to it.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<Person>().AsNoTracking().Where(p => p.Id == person)
            .Select(p => new Row(p.Id, p.Email, p.DisplayName, p.TimeZone, p.WantedHours, p.PausedAt, p.IsAdministrator, p.IsOperations, p.CreatedAt))
            .AsAsyncEnumerable();

    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        person.Erase(now);
        await db.Set<IdentityUserClaim<Guid>>().Where(c => c.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.Set<IdentityUserLogin<Guid>>().Where(c => c.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.Set<IdentityUserToken<Guid>>().Where(c => c.UserId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
