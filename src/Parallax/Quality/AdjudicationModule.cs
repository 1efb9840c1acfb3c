namespace Parallax.Quality;

/// <summary>Adjudication, growing overlap, flags and discussion.</summary>
public static class AdjudicationModule
{
    public static IServiceCollection AddAdjudication(this IServiceCollection services) => services;

    public static void MapAdjudication(this IEndpointRouteBuilder app)
    {
    }
}
