using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Tests.Running;
using Parallax.Web;

namespace Parallax.Tests.House;

public class EndpointTests
{
    private static readonly string[] Known = [Policies.Public, Policies.SignedIn, Policies.Operations, Policies.Administrator];

    /// <summary>Static files of the build are public by nature: styles, scripts, fonts.</summary>
    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor") || endpoint.RoutePattern.RawText == "{**path:file}";

    [Fact]
    public async Task Every_endpoint_names_its_policy()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var endpoints = app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsStaticFile(e)).ToList();
        Assert.True(endpoints.Count > 20);
        var without = endpoints.Where(e => !e.Metadata.OfType<IAuthorizeData>().Any(a => Known.Contains(a.Policy))).Select(e => e.RoutePattern.RawText);
        Assert.Empty(without);
    }

    /// <summary>What is open to anyone is a short list that somebody has thought about.</summary>
    [Fact]
    public async Task Only_these_are_open_to_anyone()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var open = app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !IsStaticFile(e) && e.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy == Policies.Public))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(OpenToAnyone.Order(StringComparer.Ordinal), open);
    }

    private static readonly string[] OpenToAnyone =
    [
        "/api/{**path}", "/api/links", "/demo/as/{key}", "/demo/outbox", "/health/live", "/health/ready", "/link/{Secret}", "/schemas/{name}.json", "/sign-in", "/sign-out", "/{*path}",

        // Listings and the way to an application; a draft is found only by its person or its secret.
        "/api/opportunities/", "/api/opportunities/{slug}", "/api/opportunities/{slug}/waiting-list", "/api/opportunities/waiting-list/{secret}",
        "/api/opportunities/{slug}/eligibility", "/api/applications/draft/{application:guid}", "/api/applications/draft/{application:guid}/link", "/api/applications/draft/{application:guid}/resume",
        "/api/applications/{application:guid}/resume", "/sitemap.xml", "/jobs.atom", "/apply/{slug}/resume",
        "/apply/{Slug}", "/work-with-us", "/work-with-us/{Slug}", "/waiting-list/{Secret}",
    ];
}
