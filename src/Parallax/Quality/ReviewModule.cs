namespace Parallax.Quality;

/// <summary>Reviews, batches and rework.</summary>
public static class ReviewModule
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services;

    public static void MapReview(this IEndpointRouteBuilder app)
    {
    }
}
