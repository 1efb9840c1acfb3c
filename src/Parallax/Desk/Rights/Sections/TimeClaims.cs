using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;

namespace Parallax.Desk.Rights.Sections;

public sealed class TimeClaims : PersonalData<TimeClaims.Row>
{
    public sealed record Row(
        Guid Id, string Project, DateTimeOffset From, DateTimeOffset Until, string Note, ClaimState State, string? Decision, DateTimeOffset? AcceptedFrom, DateTimeOffset? AcceptedUntil, DateTimeOffset CreatedAt);

    public override string Name => "time-claims";

    public override string About => "the time that you claimed, what you said about it, and how it was decided";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym, with your note and the answer: they are the reason why the time was paid, or was not.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from c in db.Set<TimeClaim>().AsNoTracking()
         where c.PersonId == person
         join p in db.Set<Project>() on c.ProjectId equals p.Id
         orderby c.CreatedAt, c.Id
         select new Row(c.Id, p.Name, c.StartsAt, c.EndsAt, c.Note, c.State, c.Decision, c.AcceptedFrom, c.AcceptedUntil, c.CreatedAt)).AsAsyncEnumerable();
}
