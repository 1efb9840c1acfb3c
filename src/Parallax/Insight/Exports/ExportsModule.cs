namespace Parallax.Insight.Exports;

/// <summary>Data that leaves: folders of files with a manifest.</summary>
public static class ExportsModule
{
    public static IServiceCollection AddExports(this IServiceCollection services) =>
        services.AddSingleton<ExportFolders>().AddSingleton<ExportSignal>().AddSingleton<MakeExport>()
            .AddSingleton<ExportWorker>().AddHostedService(s => s.GetRequiredService<ExportWorker>());

    public static void MapExports(this RouteGroupBuilder project)
    {
        project.MapPost("", RequestExport.PostAsync);
        project.MapGet("", ReadExports.ListAsync);
        project.MapGet("/{export:guid}", ReadExports.GetAsync);
        project.MapDelete("/{export:guid}", DeleteExport.DeleteAsync);
        project.MapGet("/{export:guid}/files/{name}", DownloadExport.FileAsync);
        project.MapGet("/{export:guid}/archive", DownloadExport.ArchiveAsync);
    }
}
