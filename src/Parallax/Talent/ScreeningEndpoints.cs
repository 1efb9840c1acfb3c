using Parallax.Cases;
using Parallax.Web;
using Quartz;

namespace Parallax.Talent;

/// <summary>Screenings: made by operations and leads, taken by applicants, scored by keys and people.</summary>
public static class ScreeningEndpoints
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddScreening(this IServiceCollection services)
    {
        services.AddSingleton<ScreeningSweep>();
        return services.AddQuartz(clock => clock.ScheduleJob<ScreeningSweep>(trigger =>
            trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(SweepEvery).RepeatForever())));
    }

    public static void MapScreening(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/api/screenings").RequireAuthorization(Policies.SignedIn).WithTags("Screenings");
        all.MapPost("/", MakeScreening.PostAsync);
        all.MapGet("/", ReadScreenings.ListAsync);
        all.MapGet("/mine", ReadScreenings.GetMineAsync);
        all.MapGet("/{screening:guid}", ReadScreenings.GetAsync);
        all.MapPut("/{screening:guid}", MakeScreening.PutAsync);
        all.MapPost("/{screening:guid}/items", PutScreeningItem.PostAsync);
        all.MapDelete("/{screening:guid}/items/{item:guid}", PutScreeningItem.DeleteAsync);
        all.MapPost("/{screening:guid}/order", PutScreeningItem.OrderAsync);
        all.MapPost("/{screening:guid}/open", ChangeScreening.OpenAsync);
        all.MapPost("/{screening:guid}/archive", ChangeScreening.ArchiveAsync);
        all.MapPost("/{screening:guid}/invitations", InviteToScreening.PostAsync);
        all.MapGet("/{screening:guid}/attempts", ReadScreenings.GetAttemptsAsync);
        all.MapGet("/{screening:guid}/statistics", ScreeningStatistics.GetAsync);
        all.MapGet("/{screening:guid}/media/{hash}", ScreeningMedia.GetAsync);
        all.MapGet("/{screening:guid}/media/{hash}/thumbnail", ScreeningMedia.ThumbnailAsync);
        all.MapGet("/{screening:guid}/media/{hash}/tiles/{level:int}/{column:int}_{row:int}", ScreeningMedia.TileAsync);
        all.MapPost("/items/{item:guid}/key", CorrectKey.PostAsync);

        var attempt = all.MapGroup("/attempts/{attempt:guid}");
        attempt.MapGet("/", ReadScreenings.GetViewAsync);
        attempt.MapPost("/start", TakeScreening.PostStartAsync);
        attempt.MapPost("/claims", TakeScreening.PostClaimAsync);
        attempt.MapPost("/finish", TakeScreening.PostFinishAsync);
        attempt.MapPost("/accommodation", TakeScreening.PostAskAsync);
        attempt.MapPost("/appeal", TakeScreening.PostAppealAsync);
        attempt.MapGet("/record", AttemptRecord.GetAsync);
        attempt.MapPost("/time", SetOutcome.PostTimeAsync);
        attempt.MapPost("/outcome", SetOutcome.PostAsync);

        all.MapGet("/scoring", ScoreAnswer.QueueAsync);
        all.MapGet("/scoring/{attempt:guid}/{item:guid}", ScoreAnswer.GetAsync);
        all.MapPost("/scoring/{attempt:guid}/{item:guid}", ScoreAnswer.PostAsync);
    }
}
