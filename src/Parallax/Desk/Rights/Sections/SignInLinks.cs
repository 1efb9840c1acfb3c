using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

#pragma warning disable CA1862 // The comparison is translated to SQL, which has no other.

namespace Parallax.Desk.Rights.Sections;

public sealed class SignInLinks : PersonalData<SignInLinks.Row>
{
    public sealed record Row(string ReturnPath, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

    public override string Name => "sign-in-links";

    public override string About => "the links that were mailed to you to sign in with; their secrets are not kept";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased: none of them opens anything any more.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from p in db.Set<Person>()
         where p.Id == person
         from l in db.Set<SignInLink>().AsNoTracking()
         where l.Email.ToUpper() == p.NormalizedEmail
         orderby l.CreatedAt
         select new Row(l.ReturnPath, l.CreatedAt, l.ExpiresAt, l.UsedAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var address = person.NormalizedEmail;
        return db.Set<SignInLink>().Where(l => l.Email.ToUpper() == address).ExecuteDeleteAsync(cancel);
    }
}
