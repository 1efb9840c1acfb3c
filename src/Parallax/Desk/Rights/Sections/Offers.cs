using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class Offers : PersonalData<Offers.Row>
{
    public sealed record Row(
        Guid Id, string Project, OfferState State, string Currency, long HourlyMinor, long? JudgmentMinor, int? WeeklyCapSeconds, DateTimeOffset StartsAt, DateTimeOffset? EndsAt,
        string? LegalName, string? Address, string? DeclineReason, DateTimeOffset ExpiresAt, DateTimeOffset? SettledAt, DateTimeOffset CreatedAt);

    public override string Name => "offers";

    public override string About => "the offers that were made to you, and what you filled in";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "What is open is withdrawn. Your name, address, reasons and the filled-in text are erased; what was offered, and when, stays under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from o in db.Set<Offer>().AsNoTracking()
         where o.PersonId == person
         join p in db.Set<Project>() on o.ProjectId equals p.Id
         orderby o.CreatedAt
         select new Row(
             o.Id, p.Name, o.State, o.Currency, o.HourlyMinor, o.JudgmentMinor, o.WeeklyCapSeconds, o.StartsAt, o.EndsAt,
             o.LegalName, o.Address, o.DeclineReason, o.ExpiresAt, o.SettledAt, o.CreatedAt)).AsAsyncEnumerable();

    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        foreach (var offer in await db.Set<Offer>().Where(o => o.PersonId == person.Id).ToListAsync(cancel)) offer.Erase(now);
    }
}
