using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Keys : PersonalData<Keys.Row>
{
    public sealed record Row(Guid Id, string Name, string Start, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

    public override string Name => "keys";

    public override string About => "your API keys: their names and first characters; the keys themselves are not kept";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Revoked and erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<ApiKey>().AsNoTracking().Where(k => k.PersonId == person).OrderBy(k => k.CreatedAt)
            .Select(k => new Row(k.Id, k.Name, k.Start, k.CreatedAt, k.RevokedAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<ApiKey>().Where(k => k.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}
