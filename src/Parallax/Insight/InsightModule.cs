using Parallax.Insight.Exports;
using Parallax.Web;
using Quartz;

namespace Parallax.Insight;

/// <summary>Results that can be trusted: counted in the background, shown with their uncertainty.</summary>
public static class InsightModule
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddInsight(this IServiceCollection services) =>
        services.AddTransient<CountInsight>()
            .AddExports()
            .AddSingleton<IFigureMaker, LeaderboardMaker>()
            .AddSingleton<IFigureMaker, TogetherMaker>()
            .AddSingleton<IFigureMaker, FailureMaker>()
            .AddSingleton<IFigureMaker, DifferenceMaker>()
            .AddJudges()
            .AddPrecision()
            .AddInsightProfiles()
            .AddQuartz(clock => clock.ScheduleJob<CountInsight>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(CountEvery).RepeatForever())));

    public static void MapInsight(this IEndpointRouteBuilder app)
    {
        var project = app.MapGroup("/api/projects/{project}/insight").RequireAuthorization(Policies.SignedIn).WithTags("Insight");
        project.MapGet("", ReadState.GetAsync);
        project.MapGet("/leaderboard", ReadLeaderboard.GetAsync);
        project.MapGet("/failures", ReadFailures.GetAsync);
        project.MapGet("/failures/differences/{first:int}/{second:int}", ReadFailures.DifferenceAsync);
        project.MapGet("/failures/cases", ReadFailures.CasesAsync);
        project.MapJudges();
        project.MapPrecision();
        project.MapInsightProfiles();
        app.MapGroup("/api/projects/{project}/exports").RequireAuthorization(Policies.SignedIn).WithTags("Exports").MapExports();
    }
}
