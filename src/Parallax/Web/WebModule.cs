using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Parallax.Web.Pages;

namespace Parallax.Web;

/// <summary>What every page and endpoint has in common.</summary>
public static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<JsonOptions>(options => options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddPages();
        services.AddApiDescription();
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        // Behind a proxy on this machine, which ends TLS, the request says how it came in.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseResponseCompression();
        app.Use(SafeHeaders);
        app.UseMiddleware<Unexpected>();
        app.UseStatusCodePages(context => Failures.AnswerAsync(context.HttpContext));
        app.Use(FormRedirects.Name);
        app.Use(StaleForm);
        app.Use(SameSite);
        // Named here, or the host would put both before the headers.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Scripts, styles and images come from here and nowhere else; nothing may frame the product, but for the pages that it frames itself.</summary>
    private static Task SafeHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
        if (http.GetEndpoint()?.Metadata.GetMetadata<FramedPageAttribute>() is not null)
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (Failures.IsApi(http)) headers.CacheControl = "no-store";
        // The style sheet names its fonts without a fingerprint, and a font does not change; a piece of a script has its own in its name.
        if (http.Request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/chunks", StringComparison.Ordinal))
            http.Response.OnStarting(Keep, http);
        return next(http);
    }

    /// <summary>
    /// A form from before a sign-in, from a page that was kept for days, or one that the page has no more, because what it
    /// asks for was done meanwhile: the renderer only sends 400 and nothing else.
    /// </summary>
    private static async Task StaleForm(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is not { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }) return;
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            await Failures.AnswerAsync(http);
    }

    private static Task Keep(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.StatusCode == StatusCodes.Status200OK) response.Headers.CacheControl = "public, max-age=604800";
        return Task.CompletedTask;
    }

    /// <summary>A browser says where a changing request comes from; another site's is refused, cookie or not.</summary>
    private static Task SameSite(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return next(http);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            ? next(http)
            : Failures.AnswerAsync(http, new Refusal("request.cross-site", 403, "This request came from another site."));
    }
}
