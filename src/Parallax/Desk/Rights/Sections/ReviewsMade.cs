using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class ReviewsMade : PersonalData<ReviewsMade.Row>
{
    public sealed record Row(string Project, DateTimeOffset? ReviewerSince, DateTimeOffset? DecidedAt, ReviewOutcome? Outcome);

    public override string Name => "reviews-by-you";

    public override string About => "where you were asked to review, and the reviews that you decided";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "That you were asked goes. What you decided stays, under the pseudonym.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var asked =
            from r in db.Set<Reviewer>().AsNoTracking()
            where r.PersonId == person
            join p in db.Set<Project>() on r.ProjectId equals p.Id
            orderby r.Since
            select new Row(p.Name, r.Since, null, null);
        await foreach (var row in asked.AsAsyncEnumerable()) yield return row;
        var decided =
            from r in db.Set<Review>().AsNoTracking()
            where r.ReviewerId == person && r.State == ReviewState.Decided
            join p in db.Set<Project>() on r.ProjectId equals p.Id
            orderby r.DecidedAt, r.Id
            select new Row(p.Name, null, r.DecidedAt, r.Outcome);
        await foreach (var row in decided.AsAsyncEnumerable()) yield return row;
    }

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        return db.Set<Reviewer>().Where(r => r.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
