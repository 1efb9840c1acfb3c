using Microsoft.AspNetCore.Mvc;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;
using Quartz;

namespace Parallax.Talent;

/// <summary>Listings, applications, and the board on which operations decide.</summary>
public static class TalentModule
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(6);

    public static IServiceCollection AddTalent(this IServiceCollection services)
    {
        services.AddSingleton<ListingHtml>().AddSingleton<DocumentStore>().AddSingleton(new LostKeys(ScreeningKeys.LostAsync));
        return services.AddQuartz(clock =>
        {
            clock.ScheduleJob<TellWaiting>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(TellEvery).RepeatForever()));
            clock.ScheduleJob<PurgeApplications>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(PurgeEvery).RepeatForever()));
        });
    }

    public static void MapTalent(this IEndpointRouteBuilder app)
    {
        MapPublic(app);
        MapApplicant(app.MapGroup("/api/applications").WithTags("Applications"));
        MapHiring(app.MapGroup("/api/hiring").RequireAuthorization(Policies.Operations).WithTags("Hiring"));
    }

    private static void MapPublic(IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", Feeds.SitemapAsync).RequireAuthorization(Policies.Public);
        app.MapGet("/jobs.atom", Feeds.AtomAsync).RequireAuthorization(Policies.Public);
        app.MapPost("/apply/{slug}/resume", UploadResume.FormAsync).RequireAuthorization(Policies.Public)
            .WithMetadata(new RequestSizeLimitAttribute(UploadResume.MaximumRequest));

        var api = app.MapGroup("/api/opportunities").RequireAuthorization(Policies.Public).WithTags("Opportunities");
        api.MapGet("/", ReadOpportunities.PublicListAsync);
        api.MapGet("/{slug}", ReadOpportunities.PublicAsync);
        api.MapPost("/{slug}/waiting-list", WaitingList.PostAsync);
        api.MapDelete("/waiting-list/{secret}", WaitingList.DeleteAsync);
        api.MapPost("/{slug}/eligibility", AnswerEligibility.PostAsync);
    }

    /// <summary>A draft belongs to a person or to the browser that holds its secret: the door is open, and the WHERE is not.</summary>
    private static void MapApplicant(RouteGroupBuilder applications)
    {
        applications.MapGet("/draft/{application:guid}", SaveDraft.GetAsync).RequireAuthorization(Policies.Public);
        applications.MapPut("/draft/{application:guid}", SaveDraft.PutAsync).RequireAuthorization(Policies.Public);
        applications.MapPost("/draft/{application:guid}/link", RequestApplicationLink.PostAsync).RequireAuthorization(Policies.Public);
        applications.MapPut("/draft/{application:guid}/resume", UploadResume.PutAsync).RequireAuthorization(Policies.Public)
            .WithMetadata(new RequestSizeLimitAttribute(UploadResume.MaximumRequest));
        applications.MapGet("/{application:guid}/resume", UploadResume.DownloadAsync).RequireAuthorization(Policies.Public);

        applications.MapGet("/", ReadApplications.ListAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapGet("/{application:guid}", ReadApplications.GetAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapPost("/bind/{slug}", BindDraft.PostAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapPost("/{application:guid}/submit", SubmitApplication.PostAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapPost("/{application:guid}/withdraw", SubmitApplication.WithdrawAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapPost("/{application:guid}/appeal", AppealDecision.PostAsync).RequireAuthorization(Policies.SignedIn);
        applications.MapPost("/{application:guid}/renew", SubmitApplication.RenewAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static void MapHiring(RouteGroupBuilder hiring)
    {
        hiring.MapGet("/template", ReadOpportunities.Template);
        hiring.MapGet("/opportunities", ReadOpportunities.ListAsync);
        hiring.MapPost("/opportunities", WriteListing.MakeAsync);
        hiring.MapGet("/opportunities/{opportunity:guid}/versions", ReadOpportunities.VersionsAsync);
        hiring.MapPost("/opportunities/{opportunity:guid}/versions", WriteListing.PostAsync);
        hiring.MapPost("/opportunities/{opportunity:guid}/state", ChangeOpportunityState.PostAsync);
        hiring.MapGet("/opportunities/{opportunity:guid}/applications", Board.GetAsync);
        hiring.MapGet("/opportunities/{opportunity:guid}/sources", Board.SourcesAsync);
        hiring.MapGet("/applications/{application:guid}", ReadApplications.ForOperationsAsync);
        hiring.MapPost("/applications/{application:guid}/move", MoveApplication.PostAsync);
        hiring.MapPost("/applications/{application:guid}/screening", InviteApplicant.PostAsync);
        hiring.MapPost("/applications/{application:guid}/undo", MoveApplication.UndoAsync);
        hiring.MapPost("/applications/{application:guid}/notes", NoteApplication.PostAsync);
        hiring.MapPost("/applications/{application:guid}/mail", MailToApplicant.PostAsync);
        hiring.MapPost("/applications/{application:guid}/mail/preview", MailToApplicant.PreviewAsync);
        hiring.MapGet("/messages", WriteMessage.ListAsync);
        hiring.MapPost("/messages", WriteMessage.PostAsync);
        hiring.MapDelete("/messages/{name}", WriteMessage.DeleteAsync);
    }
}
