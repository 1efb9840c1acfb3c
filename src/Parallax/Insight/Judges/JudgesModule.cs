namespace Parallax.Insight;

/// <summary>Automatic judges beside people.</summary>
public static class JudgesModule
{
    public static IServiceCollection AddJudges(this IServiceCollection services) => services.AddSingleton<IFigureMaker, JudgeMaker>();

    public static void MapJudges(this IEndpointRouteBuilder project)
    {
        project.MapGet("/judges", ReadJudges.GetAsync);
        project.MapPost("/judges", ImportJudge.PostAsync);
    }
}
