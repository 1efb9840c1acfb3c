using Microsoft.AspNetCore.Http.HttpResults;
using Parallax.Web.Pages;

namespace Parallax.Web;

/// <summary>The same "no" in two shapes: a program gets ProblemDetails, a person gets a page.</summary>
public static class Failures
{
    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public static Task AnswerAsync(HttpContext http, Refusal refusal) =>
        IsApi(http) ? refusal.ExecuteAsync(http) : PageAsync(http, refusal.Status, refusal.Detail);

    /// <summary>For an answer that has a status and no body.</summary>
    public static Task AnswerAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        return AnswerAsync(http, status switch
        {
            StatusCodes.Status400BadRequest => new Refusal("request.invalid", status, "The form was too old or was sent twice. Go back, reload the page and send it again."),
            StatusCodes.Status404NotFound => new Refusal("route.unknown", status, "There is no such address here."),
            StatusCodes.Status405MethodNotAllowed => new Refusal("route.method", status, "This address does not take such a request."),
            StatusCodes.Status415UnsupportedMediaType => new Refusal("request.media-type", status, "Send the body as application/json."),
            _ => new Refusal("request.refused", status, "The request was refused."),
        });
    }

    private static async Task PageAsync(HttpContext http, int status, string detail)
    {
        // A page that found nothing may have begun to render and left the answer to this one, which therefore needs
        // a renderer of its own, and the marker that the first one set would be added twice.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<FailurePage>(new { Status = status, Title = Title(status), Detail = detail }) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "That could not be read",
        StatusCodes.Status403Forbidden => "You may not do this",
        StatusCodes.Status404NotFound => "There is nothing here",
        StatusCodes.Status405MethodNotAllowed => "That cannot be done here",
        >= 500 => "Something went wrong on our side",
        _ => "The request was refused",
    };
}
