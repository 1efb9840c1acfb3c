using Parallax.Desk.Pages;
using Parallax.Desk.Rights;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>The pages and actions that combine modules.</summary>
public static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddSingleton(new SiteNavigation(typeof(Destinations)));

    public static void MapDesk(this WebApplication app)
    {
        app.MapRights();
        app.MapPages();
    }
}
