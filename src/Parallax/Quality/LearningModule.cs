using Parallax.Web;
using Quartz;

namespace Parallax.Quality;

/// <summary>Training, calibration and the page on which a contributor learns from feedback.</summary>
public static class LearningModule
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FitEvery = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<PracticeSweep>().AddSingleton<FitSeverity>();
        return services.AddQuartz(clock =>
        {
            clock.ScheduleJob<PracticeSweep>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(SweepEvery).RepeatForever()));
            clock.ScheduleJob<FitSeverity>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(FitEvery).RepeatForever()));
        });
    }

    public static void MapLearning(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/api/quality").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        mine.MapGet("/assignments/{assignment:guid}/feedback", GetPracticeFeedback.GetAsync);
        mine.MapGet("/projects/{project:guid}/practice", PracticeDue.GetAsync);
        mine.MapGet("/projects/{project:guid}/calibration", ReadCalibration.MineAsync);
        mine.MapGet("/feedback", FeedbackList.GetAsync);
        mine.MapPost("/feedback/seen", FeedbackSeen.PostAsync);

        var lead = app.MapGroup("/api/projects/{project}/quality").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        lead.MapGet("/training", ReadTraining.GetAsync);
        lead.MapPut("/training/items/{presentation:guid}", PutPractice.PutAsync);
        lead.MapDelete("/training/items/{presentation:guid}", PutPractice.DeleteAsync);
        lead.MapPost("/training/again", ChangeTraining.PostAgainAsync);
        lead.MapPost("/training/pay", ChangeTraining.PostPayAsync);
        lead.MapGet("/calibration", ReadCalibration.GetAsync);
        lead.MapPut("/calibration/{presentation:guid}", CalibrationSet.PutAsync);
        lead.MapDelete("/calibration/{presentation:guid}", CalibrationSet.DeleteAsync);
        lead.MapPost("/calibration/draw", CalibrationSet.PostDrawAsync);
    }
}
