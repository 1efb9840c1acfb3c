namespace Parallax.Quality;

/// <summary>Gold, the sequential test of it, standing and signals.</summary>
public static class GoldModule
{
    public static IServiceCollection AddGold(this IServiceCollection services) => services;

    public static void MapGold(this IEndpointRouteBuilder app)
    {
    }
}
