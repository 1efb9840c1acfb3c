using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Notes something on an application, for operations.</summary>
public static class NoteApplication
{
    public sealed record Request(string? Text);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(application, request.Text, Caller.Of(http.User), db, clock, cancel) is { } refusal ? refusal : TypedResults.NoContent();
    }

    public static async Task<Refusal?> ForAsync(Guid application, string? text, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (text?.Trim() is not { Length: > 0 and <= ApplicationNote.Longest } note || note.Contains('\0', StringComparison.Ordinal)) return TalentRefusals.NoteInvalid;
        if (!await MoveApplication.OnBoard(db).AnyAsync(a => a.Id == application, cancel)) return TalentRefusals.ApplicationUnknown;
        db.Add(new ApplicationNote { Id = Ids.New(clock), ApplicationId = application, ById = caller.Id, Text = note, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
