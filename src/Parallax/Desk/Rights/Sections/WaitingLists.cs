using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

/// <summary>By the address, because one need not have an account to wait.</summary>
public sealed class WaitingLists : PersonalData<WaitingLists.Row>
{
    public sealed record Row(string Opportunity, string Email, DateTimeOffset CreatedAt);

    public override string Name => "waiting-lists";

    public override string About => "the listings that you asked to be told of when they open again";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased: nobody writes to you.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from p in db.Set<Person>()
         where p.Id == person
         join w in db.Set<WaitingEntry>().AsNoTracking() on p.NormalizedEmail equals w.NormalizedEmail
         join o in db.Set<Opportunity>() on w.OpportunityId equals o.Id
         orderby w.CreatedAt
         select new Row(o.Title, w.Email, w.CreatedAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var address = person.NormalizedEmail;
        return db.Set<WaitingEntry>().Where(w => w.NormalizedEmail == address).ExecuteDeleteAsync(cancel);
    }
}
