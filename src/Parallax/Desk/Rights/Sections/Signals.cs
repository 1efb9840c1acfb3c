using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

/// <summary>Whoever else a signal is about is not named.</summary>
public sealed class Signals : PersonalData<Signals.Row>
{
    public sealed record Row(string Project, SignalKind Kind, bool AboutAnotherAsWell, RawJson Evidence, DateTimeOffset RaisedAt, DateTimeOffset? LookedAtAt, string? Note);

    public override string Name => "signals";

    public override string About => "what was held to be worth a person's look: fast answers, reasons that are nearly the same, pasted text, agreement on rare answers. No proof, and kept for 90 days";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Deleted at once.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from s in db.Set<QualitySignal>().AsNoTracking()
            where s.PersonId == person || s.OtherPersonId == person
            join p in db.Set<Project>() on s.ProjectId equals p.Id
            orderby s.RaisedAt
            select new { p.Name, Signal = s };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new Row(row.Name, row.Signal.Kind, row.Signal.OtherPersonId is not null, new RawJson(row.Signal.Evidence), row.Signal.RaisedAt, row.Signal.LookedAtAt, row.Signal.Note);
    }

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<QualitySignal>().Where(s => s.PersonId == person.Id || s.OtherPersonId == person.Id).ExecuteDeleteAsync(cancel);
}
