using Microsoft.AspNetCore.Mvc;
using Parallax.Web;
using Quartz;

namespace Parallax.Work;

/// <summary>Assignments, leases and judgments.</summary>
public static class WorkModule
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AmendEvery = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkStore>();
        services.AddSingleton<PayloadWriter>();
        services.AddQuartzHostedService();
        return services.AddQuartz(clock =>
        {
            clock.ScheduleJob<ExpireLeases>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(SweepEvery).RepeatForever()));
            clock.ScheduleJob<ApplyAmendments>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(AmendEvery).RepeatForever()));
        });
    }

    public static void MapWork(this IEndpointRouteBuilder app)
    {
        var work = app.MapGroup("/api/work").RequireAuthorization(Policies.SignedIn).WithTags("Work").AddEndpointFilter(SamePerson.CheckAsync);
        work.MapPost("/projects/{project:guid}/claims", ClaimAssignment.PostAsync);
        work.MapGet("/assignments/{assignment:guid}", GetAssignment.GetAsync);
        work.MapGet("/assignments/{assignment:guid}/media/{hash}", GetAssignment.MediaAsync);
        work.MapGet("/assignments/{assignment:guid}/media/{hash}/tiles/{level:int}/{column:int}_{row:int}", GetAssignment.TileAsync);
        work.MapPost("/assignments/{assignment:guid}/events", RecordEvents.PostAsync);
        work.MapPost("/assignments/{assignment:guid}/resume", ResumeAssignment.PostAsync);
        work.MapPost("/assignments/{assignment:guid}/pass", PassAssignment.PostAsync);
        work.MapDelete("/assignments/{assignment:guid}/pass", ResumeAssignment.UndoAsync);
        work.MapPost("/assignments/{assignment:guid}/answer", GiveOwnAnswer.PostAsync);
        work.MapGet("/assignments/{assignment:guid}/draft", KeepDraft.GetAsync);
        work.MapPut("/assignments/{assignment:guid}/draft", KeepDraft.PutAsync);
        work.MapPost("/assignments/{assignment:guid}/judgment", SubmitJudgment.PostAsync);

        app.MapPost("/api/audit", AuditWork.PostAsync).RequireAuthorization(Policies.Administrator).WithTags("Audit")
            .WithMetadata(new DisableRequestSizeLimitAttribute());
    }
}
