namespace Parallax.Insight;

/// <summary>Where reasoning breaks, what is ambiguous, how far people agree, what people answer themselves, what versions changed.</summary>
internal static class InsightProfiles
{
    public static IServiceCollection AddInsightProfiles(this IServiceCollection services) =>
        services.AddSingleton<IFigureMaker, StepMaker>()
            .AddSingleton<IFigureMaker, AmbiguityMaker>()
            .AddSingleton<IFigureMaker, AgreementMaker>()
            .AddSingleton<IFigureMaker, HumanMaker>()
            .AddSingleton<IFigureMaker, VersionMaker>();

    public static void MapInsightProfiles(this IEndpointRouteBuilder project)
    {
        project.MapGet("/steps", ReadProfiles.StepsAsync);
        project.MapGet("/ambiguity", ReadProfiles.AmbiguityAsync);
        project.MapGet("/ambiguity/divided", ReadProfiles.DividedAsync);
        project.MapGet("/agreement", ReadProfiles.AgreementAsync);
        project.MapGet("/people", ReadProfiles.PeopleAsync);
        project.MapGet("/versions", ReadProfiles.VersionPairsAsync);
        project.MapGet("/versions/{older:int}/{newer:int}", ReadProfiles.VersionsAsync);
    }
}
