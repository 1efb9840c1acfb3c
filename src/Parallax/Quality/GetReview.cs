using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Shows a reviewer what they review, and its images.</summary>
public static class GetReview
{
    /// <param name="State"><c>taken</c>, <c>decided</c> or <c>lost</c>: somebody else has it now.</param>
    public sealed record Answer(
        Guid Assignment, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Outcome, EvidencePayload Evidence, IReadOnlyList<Part> Parts);

    public sealed record Part(string Name, string Label, string Said, bool Correctable, IReadOnlyList<string> Choices);

    public static async Task<IResult> GetAsync(Guid assignment, HttpContext http, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        if (await LoadReview.MineAsync(db, protocols, Caller.Of(http.User), assignment, cancel) is not { } loaded) return ReviewRefusals.Unknown;
        return TypedResults.Ok(new Answer(
            assignment, State(loaded, assignment), loaded.Review.AssignmentId == assignment && loaded.Review.Outcome is { } outcome ? Code(outcome) : null,
            ReviewEvidence.Of(loaded, Media(assignment)),
            [.. loaded.Parts.Select(p => new Part(p.Name, p.Label, p.Said, p.IsCorrectable, [.. p.Choices.Select(c => c.Value)]))]));
    }

    public static async Task<IResult> MediaAsync(Guid assignment, string hash, HttpContext http, AppDb db, ProtocolCache protocols, IMediaStore media, CancellationToken cancel)
    {
        var loaded = await LoadReview.MineAsync(db, protocols, Caller.Of(http.User), assignment, cancel);
        return Image(loaded, hash, http, media);
    }

    /// <summary>The images of a review that is decided, for its readers and for whose judgment it was.</summary>
    public static async Task<IResult> DecidedMediaAsync(Guid review, string hash, HttpContext http, AppDb db, ProtocolCache protocols, IMediaStore media, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var readable = ReviewAccess.Readable(db, caller);
        var found = await db.Set<Review>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == review && (readable.Any(x => x.Id == r.Id) || (r.PersonId == caller.Id && r.HasEffect)), cancel);
        return Image(found is null ? null : await LoadReview.OfAsync(db, protocols, found, cancel), hash, http, media);
    }

    public static string Media(Guid assignment) => $"/api/quality/reviews/{assignment}/media";

    public static string DecidedMedia(Guid review) => $"/api/quality/decided-reviews/{review}/media";

    public static string State(LoadedReview loaded, Guid assignment)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return loaded.Review.AssignmentId != assignment ? "lost" : loaded.Review.State == ReviewState.Decided ? "decided" : "taken";
    }

    public static string Code(ReviewOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static IResult Image(LoadedReview? loaded, string hash, HttpContext http, IMediaStore media)
    {
        var medium = loaded?.Shown.Media.FirstOrDefault(m => m.Hash == hash);
        return medium is null ? ReviewRefusals.Unknown : MediaResult.Of(media, hash, medium.MediaType, http);
    }
}
