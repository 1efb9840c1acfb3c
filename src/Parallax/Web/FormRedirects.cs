namespace Parallax.Web;

/// <summary>
/// A form that a page's script sends wants to know where it would be led, and to go there itself: a script that follows a
/// redirect reads the next page once, and the browser then again, without the word that is shown only once.
/// </summary>
public static class FormRedirects
{
    private const string Asking = "X-Parallax-Form";
    private const string Answering = "X-Parallax-Location";

    public static Task Name(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        if (http.Request.Headers.ContainsKey(Asking)) http.Response.OnStarting(NameAsync, http);
        return next(http);
    }

    private static Task NameAsync(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.StatusCode is not (StatusCodes.Status302Found or StatusCodes.Status303SeeOther)) return Task.CompletedTask;
        response.Headers[Answering] = response.Headers.Location;
        response.Headers.Remove("Location");
        // Not "no content": the renderer still writes what it has of a page that is left.
        response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }
}
