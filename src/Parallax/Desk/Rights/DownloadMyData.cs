using Microsoft.AspNetCore.Http.Features;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Desk.Rights;

/// <summary>Everything about the caller, as a zip.</summary>
public static class DownloadMyData
{
    public static IResult Get(HttpContext http, AppDb db, DocumentStore documents, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var caller = Caller.Of(http.User);
        if (caller.Id == Guid.Empty) return RightsRefusals.OfNobody;
        // A file of a zip writes its last few bytes without waiting when it is closed; all the rest is asynchronous.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } control) control.AllowSynchronousIO = true;
        var now = clock.GetUtcNow();
        return TypedResults.Stream(
            body => DataArchive.WriteAsync(body, db, documents, caller.Id, now, cancel), "application/zip", $"parallax-my-data-{now.ToUniversalTime():yyyy-MM-dd}.zip");
    }
}
