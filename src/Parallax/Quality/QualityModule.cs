namespace Parallax.Quality;

/// <summary>What is known of judgments and of those who make them, and what follows from it.</summary>
public static class QualityModule
{
    public static IServiceCollection AddQuality(this IServiceCollection services) =>
        services.AddGold().AddLearning().AddReview().AddAdjudication();

    public static void MapQuality(this IEndpointRouteBuilder app)
    {
        app.MapGold();
        app.MapLearning();
        app.MapReview();
        app.MapAdjudication();
    }
}
