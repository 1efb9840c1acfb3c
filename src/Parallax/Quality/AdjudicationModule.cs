using Parallax.Web;
using Quartz;

namespace Parallax.Quality;

/// <summary>Adjudication, growing overlap, flags, discussion and notices.</summary>
public static class AdjudicationModule
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MailEvery = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddAdjudication(this IServiceCollection services) =>
        services.AddTransient<FindDisagreements>().AddTransient<SendDigests>().AddQuartz(clock =>
        {
            clock.ScheduleJob<FindDisagreements>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(CountEvery).RepeatForever()));
            clock.ScheduleJob<SendDigests>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(MailEvery).RepeatForever()));
        });

    public static void MapAdjudication(this IEndpointRouteBuilder app)
    {
        var project = app.MapGroup("/api/projects/{project}").RequireAuthorization(Policies.SignedIn).WithTags("Quality");
        project.MapGet("/quality/disagreements", ReadDisagreements.GetAsync);
        project.MapGet("/quality/overlap", SetOverlapRule.GetAsync);
        project.MapPut("/quality/overlap", SetOverlapRule.PutAsync);
        project.MapGet("/adjudications", ReadAdjudications.GetAsync);
        project.MapPost("/adjudications", Adjudicate.PostAsync);
        project.MapPost("/adjudications/{presentation:guid}/gold", PromoteToGold.PostAsync);
        project.MapGet("/quality/flags", ReadFlaggedTasks.GetAsync);
        project.MapPost("/quality/flags/{task:guid}", DecideFlag.PostAsync);
        project.MapGet("/exports/judgments-jsonl", ExportJudgments.GetAsync).WithTags("Exports");
        project.MapPost("/guidelines", AmendGuideline.PostAsync);

        var discussion = app.MapGroup("/api").RequireAuthorization(Policies.SignedIn).WithTags("Discussion");
        discussion.MapGet("/projects/{project:guid}/discussion", ReadDiscussion.GetAsync);
        discussion.MapPost("/projects/{project:guid}/discussion", AskInDiscussion.InProjectAsync);
        discussion.MapPost("/quality/assignments/{assignment:guid}/questions", AskInDiscussion.PostAsync);
        discussion.MapPost("/quality/questions/{id:guid}/publication", PublishAnswer.PostAsync);
        discussion.MapGet("/notices", ReadNotices.GetAsync);
        discussion.MapPost("/notices/marks", ReadNotices.MarkAsync);
    }
}
