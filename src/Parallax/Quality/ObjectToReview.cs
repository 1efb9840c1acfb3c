using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A contributor says that a review is wrong: another reviewer answers in writing.</summary>
public static class ObjectToReview
{
    public sealed record Request(string? Text);

    public sealed record Answer(Guid Case, DateTimeOffset DueAt);

    public static async Task<IResult> PostAsync(Guid review, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await ForAsync(Caller.Of(http.User), review, request.Text, db, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Case}", answer));
    }

    public static async Task<Outcome<Answer>> ForAsync(Caller caller, Guid review, string? text, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await ReviewFeedback.Of(db, caller.Id).FirstOrDefaultAsync(r => r.Id == review, cancel);
        if (found is null) return ReviewRefusals.Unknown;
        if (CaseCheck.Text("text", text) is { } empty) return empty;
        if (await db.Set<Case>().AnyAsync(c => c.About == ReviewFeedback.About && c.AboutId == review && c.PersonId == caller.Id, cancel)) return ReviewRefusals.Objected;
        var draft = new OpenCase.Draft(
            caller.Id, found.OrganizationId, CaseKind.Appeal, CaseDecider.Reviewers, ReviewFeedback.About, review, $"/quality/reviews/{review}", "A review of my judgment", text!, found.ReviewerId)
        { Id = review };
        var opened = await OpenCase.ForAsync(db, draft, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            return ReviewRefusals.Objected;
        }

        return new Answer(opened.Id, opened.DueAt);
    }
}
