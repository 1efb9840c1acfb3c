using Microsoft.AspNetCore.Components.Endpoints;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>The pages and actions that combine modules.</summary>
public static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapDesk(this WebApplication app)
    {
        app.UseAntiforgery();
    }
}
