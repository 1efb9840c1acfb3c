using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Up to when a person has read their feedback.</summary>
public sealed class FeedbackSeen
{
    public Guid PersonId { get; init; }
    public DateTimeOffset SeenAt { get; private set; }

    public void Until(DateTimeOffset at) => SeenAt = at;

    public static async Task<DateTimeOffset?> OfAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<FeedbackSeen>().Where(s => s.PersonId == person).Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefaultAsync(cancel);
    }

    /// <param name="until">The newest that was on the page: what came since stays new.</param>
    public static async Task MarkAsync(AppDb db, Guid person, DateTimeOffset until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var seen = await db.Set<FeedbackSeen>().SingleOrDefaultAsync(s => s.PersonId == person, cancel);
        if (seen?.SeenAt >= until) return;
        if (seen is null) db.Add(seen = new FeedbackSeen { PersonId = person });
        seen.Until(until);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Marked in another tab at the same moment.
            db.ChangeTracker.Clear();
        }
    }

    /// <param name="Until">The newest that was read.</param>
    public sealed record Request(DateTimeOffset Until);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var person = Caller.Of(http.User).Id;
        if (person != Guid.Empty) await MarkAsync(db, person, request.Until, cancel);
        return TypedResults.NoContent();
    }
}

internal sealed class FeedbackSeenTable : IEntityTypeConfiguration<FeedbackSeen>
{
    public void Configure(EntityTypeBuilder<FeedbackSeen> builder)
    {
        builder.ToTable("feedback_seen");
        builder.HasKey(s => s.PersonId);
        builder.Property(s => s.PersonId).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
