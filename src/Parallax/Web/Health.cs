using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Web;

/// <summary>For whoever watches the server: live means that the process answers, ready that its database does.</summary>
public static class Health
{
    /// <summary>Named and visible, because the code that answers a request is written at build time.</summary>
    internal sealed record Answer(string Status);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Answer("live"))).RequireAuthorization(Policies.Public);
        app.MapGet("/health/ready", ReadyAsync).RequireAuthorization(Policies.Public);
    }

    private static async Task<IResult> ReadyAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            var behind = (await db.Database.GetPendingMigrationsAsync(cancel)).Any();
            return behind ? NotReady("the database waits for its migration") : TypedResults.Ok(new Answer("ready"));
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
        {
            return NotReady("the database does not answer");
        }
    }

    private static Refusal NotReady(string why) => new("server.not-ready", 503, $"Not ready: {why}.");
}
