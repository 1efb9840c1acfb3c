namespace Parallax.Quality;

/// <summary>Training, calibration and the page on which a contributor learns from feedback.</summary>
public static class LearningModule
{
    public static IServiceCollection AddLearning(this IServiceCollection services) => services;

    public static void MapLearning(this IEndpointRouteBuilder app)
    {
    }
}
