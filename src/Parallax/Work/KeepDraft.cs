using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>The server's copy of a draft: written every half minute of work, read when the assignment is opened.</summary>
public static class KeepDraft
{
    /// <param name="ServerTime">So that the age of a copy does not hang on the device's clock.</param>
    public sealed record Copy(long Version, DateTimeOffset SavedAt, DateTimeOffset ServerTime, JsonElement Content);

    public sealed record Kept(long Version, DateTimeOffset SavedAt);

    private sealed record Sent(long Version, string Content);

    public static async Task<IResult> GetAsync(Guid assignment, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var draft = await db.Set<WorkDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.AssignmentId == assignment && d.PersonId == person, cancel);
        if (draft is not null) return TypedResults.Ok(new Copy(draft.Version, draft.SavedAt, clock.GetUtcNow(), JsonSerializer.Deserialize<JsonElement>(draft.Content)));
        var theirs = await db.Set<Assignment>().AnyAsync(a => a.Id == assignment && a.PersonId == person, cancel);
        return theirs ? TypedResults.NoContent() : WorkRefusals.AssignmentUnknown;
    }

    public static async Task<IResult> PutAsync(Guid assignment, HttpContext http, WorkStore store, CancellationToken cancel)
    {
        if (await SubmitJudgment.ReadAsync(http.Request, cancel) is not { } bytes) return WorkRefusals.DraftTooLarge;
        if (Read(bytes) is not { } sent) return WorkRefusals.DraftInvalid;
        return await store.KeepDraftAsync(Caller.Of(http.User).Id, assignment, sent.Version, sent.Content, cancel) switch
        {
            DraftOutcome.Kept kept => TypedResults.Ok(new Kept(kept.Version, kept.SavedAt)),
            DraftOutcome.Newer => WorkRefusals.DraftNewer,
            DraftOutcome.Submitted => WorkRefusals.JudgmentExists,
            DraftOutcome.Passed => WorkRefusals.Passed,
            DraftOutcome.Over => WorkRefusals.TimeOver,
            _ => WorkRefusals.AssignmentUnknown,
        };
    }

    /// <summary>What the content says is the workspace's own affair; that it is an object of JSON is not.</summary>
    private static Sent? Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement;
            if (body.ValueKind != JsonValueKind.Object || body.EnumerateObject().Any(p => p.Name is not ("version" or "content"))) return null;
            if (!body.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt64(out var known) || known is < 0 or >= long.MaxValue) return null;
            return body.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object ? new Sent(known, content.GetRawText()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
