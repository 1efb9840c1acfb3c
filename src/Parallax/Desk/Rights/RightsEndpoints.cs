using Parallax.Web;

namespace Parallax.Desk.Rights;

/// <summary>What a person may do with what is known of them.</summary>
public static class RightsEndpoints
{
    public static void MapRights(this IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/api/me").RequireAuthorization(Policies.SignedIn).WithTags("Me");
        me.MapGet("/data", DownloadMyData.Get);
        me.MapPost("/deletion", DeletePerson.PostAsync);
        me.MapGet("/availability", SetAvailability.GetAsync);
        me.MapPut("/availability", SetAvailability.PutAsync);
    }
}
