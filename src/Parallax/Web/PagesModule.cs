using Microsoft.AspNetCore.Authorization;
using Parallax.Web.Pages;

namespace Parallax.Web;

/// <summary>Pages are rendered on the server and nowhere else; scripts, styles and fonts are files of the build.</summary>
public static class PagesModule
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "parallax-form");
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().RequireAuthorization(Policies.Public);
        app.Map("/api/{**path}", Task (HttpContext http) =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Failures.AnswerAsync(http);
        }).RequireAuthorization(Policies.Public);
        app.MapRazorComponents<App>().Add(SignedInUnlessItSays);
    }

    /// <summary>A page that names no policy is open to nobody who is not signed in.</summary>
    private static void SignedInUnlessItSays(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<IAuthorizeData>().Any()) endpoint.Metadata.Add(new AuthorizeAttribute(Policies.SignedIn));
    }
}
