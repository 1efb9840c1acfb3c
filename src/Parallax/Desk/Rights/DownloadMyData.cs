using Parallax.Data;
using Parallax.Web;

namespace Parallax.Desk.Rights;

/// <summary>Everything about the caller, as a zip.</summary>
public static class DownloadMyData
{
    public static IResult Get(HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var caller = Caller.Of(http.User);
        if (caller.Id == Guid.Empty) return RightsRefusals.OfNobody;
        var now = clock.GetUtcNow();
        return TypedResults.Stream(
            body => DataArchive.WriteAsync(body, db, caller.Id, now, cancel), "application/zip", $"parallax-my-data-{now.ToUniversalTime():yyyy-MM-dd}.zip");
    }
}
