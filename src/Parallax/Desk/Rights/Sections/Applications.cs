using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Talent;

#pragma warning disable CA1862 // The comparison is translated to SQL, which has no other.

namespace Parallax.Desk.Rights.Sections;

public sealed class Applications : PersonalData<Applications.Row>
{
    public sealed record Row(
        Guid Id, string Opportunity, Stage Stage, string? Source, bool? Supported, DateTimeOffset? SubmittedAt, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, RawJson Answers);

    public override string Name => "applications";

    public override string About => "your answers to listings, how far each came, and whether the rules of the time could support you";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Withdrawn and erased. That somebody applied, by way of which board, and how far they came is counted without you.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from a in db.Set<Application>().AsNoTracking()
            where a.PersonId == person
            join o in db.Set<Opportunity>() on a.OpportunityId equals o.Id
            join e in db.Set<EligibilityOutcome>() on a.Id equals e.ApplicationId into outcomes
            from e in outcomes.DefaultIfEmpty()
            orderby a.CreatedAt
            select new { Application = a, o.Title, Supported = e == null ? (bool?)null : e.Supported };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var a = row.Application;
            yield return new Row(a.Id, row.Title, a.Stage, a.Source, row.Supported, a.SubmittedAt, a.CreatedAt, a.ChangedAt, new RawJson(a.Answers));
        }
    }

    /// <summary>Also drafts that only a mailed link to the person's address opens.</summary>
    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        await EraseApplication.ForPersonAsync(db, person.Id, now, cancel);
        var address = person.NormalizedEmail;
        foreach (var draft in await db.Set<Application>().Where(a => a.PersonId == null && a.Email != null && a.Email.ToUpper() == address).ToListAsync(cancel))
            await EraseApplication.AddAsync(db, draft, now, cancel);
    }
}
