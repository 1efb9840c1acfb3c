using Microsoft.AspNetCore.Mvc;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Protocols, projects, tasks and enrollments.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddSingleton<ProtocolCache>().AddSingleton<Guidelines>();
        services.AddSingleton<IMediaStore, FileMediaStore>().AddSingleton<ImageIntake>();
        services.AddSingleton(s => new TileLimits(s.GetRequiredService<IConfiguration>().GetValue(TileLimits.Setting, TileLimits.Default))).AddSingleton<MadeFiles>();
        services.AddSingleton<TileStore>().AddSingleton<ThumbnailStore>();
        services.AddSingleton<ImportSpool>().AddSingleton<ImportSignal>().AddScoped<StageImport>();
        services.AddSingleton(s => new ImportLimits(s.GetRequiredService<IConfiguration>().GetValue(ImportLimits.Setting, ImportLimits.Default)));
        services.AddSingleton<ImportWorker>().AddHostedService(s => s.GetRequiredService<ImportWorker>());
        return services;
    }

    public static void MapProjects(this IEndpointRouteBuilder app)
    {
        app.MapGet("/schemas/{name}.json", Schemas.Get).RequireAuthorization(Policies.Public).WithTags("Schemas");

        var members = app.MapGroup("/api/organizations/{slug}/members").RequireAuthorization(Policies.SignedIn).WithTags("Identity");
        members.MapPut("/", SetMember.PutAsync);
        members.MapDelete("/{person}", SetMember.DeleteAsync);

        var api = app.MapGroup("/api/projects").RequireAuthorization(Policies.SignedIn).WithTags("Projects");
        api.MapPost("/", MakeProject.PostAsync);
        api.MapGet("/", ReadProjects.ListAsync);
        api.MapGet("/{project}", ReadProjects.GetAsync);
        api.MapPost("/{project}/state", ChangeProjectState.PostAsync);
        api.MapGet("/{project}/settings", ChangeProject.GetAsync);
        api.MapPost("/{project}/settings", ChangeProject.PostAsync);
        api.MapGet("/{project}/amendments", ReadAmendments.ListAsync);
        api.MapPost("/{project}/amendments", MakeAmendment.PostAsync);
        api.MapPost("/{project}/amendments/{amendment:guid}/cancel", CancelAmendment.PostAsync);
        api.MapGet("/{project:guid}/notices", ReadAmendments.MineAsync);
        api.MapPost("/{project:guid}/cases", AskAboutProject.PostAsync);
        api.MapPost("/{project}/enrollments", EnrollPerson.PostAsync);
        api.MapDelete("/{project}/enrollments/{person:guid}", EnrollPerson.DeleteAsync);
        api.MapPost("/{project}/imports", RequestImport.PostAsync);
        api.MapGet("/{project}/imports/{import:guid}", RequestImport.GetAsync);
        api.MapGet("/{project}/exports/tasks-jsonl", ExportTasks.GetAsync);
        api.MapGet("/{project}/media/{hash}", ReadProjects.MediumAsync);
        api.MapGet("/{project}/media/{hash}/thumbnail", ReadProjects.ThumbnailAsync);
        api.MapGet("/{project}/media/{hash}/tiles/{level:int}/{column:int}_{row:int}", ReadProjects.TileAsync);
        MapProtocols(api);
    }

    private static void MapProtocols(RouteGroupBuilder api)
    {
        api.MapGet("/{project}/protocols", ReadProtocols.ListAsync);
        api.MapPost("/{project}/protocols", SaveProtocol.PostAsync);
        api.MapGet("/{project}/protocols/{protocol:guid}", ReadProtocols.GetAsync);
        api.MapGet("/{project}/protocols/difference", CompareProtocols.GetAsync);
        api.MapPost("/{project}/protocols/check", CompareProtocols.CheckAsync);
        api.MapPost("/{project}/protocol", SwitchProtocol.PostAsync);
        api.MapGet("/{project}/protocol/history", ReadProtocols.HistoryAsync);
        api.MapPost("/{project}/pictures", UploadPicture.PostAsync).WithMetadata(new RequestSizeLimitAttribute(ImageIntake.MaximumBytes + 1));
        api.MapGet("/{project}/pictures/{hash}", UploadPicture.GetAsync);
    }
}
