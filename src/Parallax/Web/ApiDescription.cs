namespace Parallax.Web;

/// <summary>The JSON API in the words of OpenAPI, at <c>/openapi/v1.json</c>, for whoever is signed in or has a key.</summary>
public static class ApiDescription
{
    private const string Prefix = "api/";

    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(options => options.ShouldInclude = described => described.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) == true);

    public static void MapApiDescription(this IEndpointRouteBuilder app) => app.MapOpenApi().RequireAuthorization(Policies.SignedIn);
}
