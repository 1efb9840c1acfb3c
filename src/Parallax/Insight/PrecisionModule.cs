namespace Parallax.Insight;

/// <summary>Precision and cost, next pairs and the report.</summary>
internal static class PrecisionModule
{
    public static IServiceCollection AddPrecision(this IServiceCollection services) =>
        services.AddSingleton<IFigureMaker, PrecisionMaker>().AddSingleton<ReportPrinter>();

    /// <param name="project">The group of a project's results.</param>
    public static void MapPrecision(this RouteGroupBuilder project)
    {
        project.MapGet("/figures", ReadFigures.GetAsync).Produces<IReadOnlyList<ReadFigures.Counted>>();
        project.MapGet("/precision", ReadPrecision.GetAsync).Produces<Precision>();
        project.MapGet("/next-pairs", OpenPairs.GetAsync).Produces<OpenPairs.Proposal>();
        project.MapPost("/next-pairs", OpenPairs.PostAsync).Produces<OpenPairs.Drawn>();
        project.MapGet("/report", WriteReport.GetAsync).Produces<Report>();
        project.MapPut("/report", WriteReport.PutAsync).Produces<WriteReport.Words>();
        project.MapGet("/report.pdf", WriteReport.PdfAsync).Produces(StatusCodes.Status200OK, contentType: "application/pdf");
    }
}
