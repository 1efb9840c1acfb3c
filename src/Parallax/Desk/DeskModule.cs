using Parallax.Cases;
using Parallax.Desk.Pages;
using Parallax.Desk.Rights;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>The pages and actions that combine modules.</summary>
public static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddSingleton(new SiteNavigation(typeof(Destinations))).AddSingleton(new CaseSubjects(SubjectsOfCases.All));

    public static void MapDesk(this WebApplication app)
    {
        app.MapRights();
        app.MapPost("/api/projects/{project}/amendments/preview", AmendmentPreview.PostAsync).RequireAuthorization(Policies.SignedIn).WithTags("Projects");
        app.MapPages();
    }
}
