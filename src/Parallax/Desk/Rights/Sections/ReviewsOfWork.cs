using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class ReviewsOfWork : PersonalData<ReviewsOfWork.Row>
{
    public sealed record Row(Guid Judgment, ReviewOutcome Outcome, DateTimeOffset DecidedAt, string? Part, ReviewOutcome? PartOutcome, string? Text, string? Instead);

    public override string Name => "reviews-of-your-work";

    public override string About => "what reviewers said of what you submitted, without their names";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym, with the judgment that it is about.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from r in db.Set<Review>().AsNoTracking()
         where r.PersonId == person && r.State == ReviewState.Decided && r.HasEffect
         join p in db.Set<ReviewedPart>() on r.Id equals p.ReviewId into parts
         from p in parts.DefaultIfEmpty()
         orderby r.DecidedAt, r.Id
         select new Row(r.JudgmentId, r.Outcome!.Value, r.DecidedAt!.Value, p == null ? null : p.Part, p == null ? null : p.Outcome, p == null ? null : p.Text, p == null ? null : p.Value)).AsAsyncEnumerable();
}
