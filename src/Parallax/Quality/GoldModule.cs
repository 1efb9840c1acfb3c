using Parallax.Web;
using Quartz;

namespace Parallax.Quality;

/// <summary>Gold, the sequential test of it, standing and signals.</summary>
public static class GoldModule
{
    private static readonly TimeSpan ScoreEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ScreenEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan ScreenFirst = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddGold(this IServiceCollection services)
    {
        services.AddSingleton<ScoreGold>().AddSingleton<ScreenSignals>();
        return services.AddQuartz(clock =>
        {
            clock.ScheduleJob<ScoreGold>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(ScoreEvery).RepeatForever()));
            clock.ScheduleJob<ScreenSignals>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + ScreenFirst).WithSimpleSchedule(every => every.WithInterval(ScreenEvery).RepeatForever()));
        });
    }

    public static void MapGold(this IEndpointRouteBuilder app)
    {
        var quality = app.MapGroup("/api/projects/{project}/quality").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        quality.MapGet("", SetQuality.GetAsync);
        quality.MapPut("", SetQuality.PutAsync);
        quality.MapGet("/people", ReadStandings.PeopleAsync);
        quality.MapPost("/people/{person:guid}/standing", SetStanding.PostAsync);
        quality.MapGet("/signals", ReadSignals.GetAsync);
        quality.MapPost("/signals/{signal:guid}/look", ReadSignals.LookAsync);

        var gold = app.MapGroup("/api/projects/{project}/gold").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        gold.MapGet("", ReadGold.GetAsync);
        gold.MapPost("", MakeGold.PostAsync);
        gold.MapPost("/bulk", BulkGold.PostAsync);
        gold.MapDelete("/{presentation:guid}", MakeGold.DeleteAsync);

        var mine = app.MapGroup("/api/projects/{project:guid}/standing").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        mine.MapGet("", MyStanding.GetAsync);
        mine.MapPost("/appeal", AppealStanding.PostAsync);
    }
}
