namespace Parallax.Projects;

/// <summary>Protocols, projects, tasks and enrollments.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services) =>
        services.AddSingleton<ProtocolCache>().AddSingleton<Guidelines>();

    public static void MapProjects(this IEndpointRouteBuilder app)
    {
    }
}
