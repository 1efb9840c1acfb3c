using Parallax.Web;
using Quartz;

namespace Parallax.Quality;

/// <summary>Reviews, batches and rework.</summary>
public static class ReviewModule
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services.AddSingleton<ReviewStore>().AddSingleton<DrawReviews>().AddSingleton<SweepBatches>().AddQuartz(clock =>
        {
            clock.ScheduleJob<DrawReviews>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(Every).RepeatForever()));
            clock.ScheduleJob<SweepBatches>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(Every).RepeatForever()));
        });

    public static void MapReview(this IEndpointRouteBuilder app)
    {
        var quality = app.MapGroup("/api/quality").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        quality.MapPost("/reviews/claims", ClaimReview.PostAsync);
        quality.MapGet("/reviews/{assignment:guid}", GetReview.GetAsync);
        quality.MapPost("/reviews/{assignment:guid}", DecideReview.PostAsync);
        quality.MapGet("/reviews/{assignment:guid}/media/{hash}", GetReview.MediaAsync);
        quality.MapGet("/decided-reviews/{review:guid}/media/{hash}", GetReview.DecidedMediaAsync);
        quality.MapPost("/decided-reviews/{review:guid}/objection", ObjectToReview.PostAsync);
        quality.MapPost("/decided-reviews/{review:guid}/restore", RestoreJudgment.PostAsync);
        quality.MapGet("/feedback/reviews", ReviewFeedback.GetAsync);
        quality.MapGet("/batches/{batch:guid}", BatchProgress.GetAsync);
        quality.MapPost("/batches/{batch:guid}/decision", DecideBatch.PostAsync);

        var project = app.MapGroup("/api/projects/{project}/quality").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        project.MapGet("/review-policy", SetReviewPolicy.GetAsync);
        project.MapPut("/review-policy", SetReviewPolicy.PutAsync);
        project.MapGet("/reviewers", ReviewerFigures.GetAsync);
        project.MapPost("/reviewers", AskReviewer.PostAsync);
        project.MapDelete("/reviewers/{person:guid}", AskReviewer.DeleteAsync);
        project.MapGet("/batches", BatchProgress.ListAsync);
        project.MapPost("/batches", MakeBatch.PostAsync);
    }
}
