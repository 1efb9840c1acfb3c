using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

public sealed class FeedbackRead : PersonalData<FeedbackRead.Row>
{
    public sealed record Row(DateTimeOffset SeenAt);

    public override string Name => "feedback-read";

    public override string About => "up to when you marked your feedback as read";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Deleted.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<FeedbackSeen>().AsNoTracking().Where(s => s.PersonId == person).Select(s => new Row(s.SeenAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        return db.Set<FeedbackSeen>().Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
