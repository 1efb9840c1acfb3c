using System.Text.Json;

namespace Parallax.Web;

/// <summary>
/// The last catch. Unreadable requests get an answer that names the place; anything else is a bug:
/// logged with the id that the answer carries, and never shown.
/// </summary>
public sealed class Unexpected(RequestDelegate next, ILogger<Unexpected> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            await Failures.AnswerAsync(http, Unreadable(exception));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            logger.LogError(exception, "A request failed: {Method} {Path}, {Trace}", http.Request.Method, http.Request.Path, http.TraceIdentifier);
            await Failures.AnswerAsync(http, Fault(http));
        }
    }

    private static Refusal Unreadable(BadHttpRequestException exception) =>
        exception.InnerException is JsonException json
            ? new Refusal("request.invalid", 400, $"The body is not the JSON that is expected here: {JsonFault.Say(json)}")
            : new Refusal("request.invalid", exception.StatusCode, exception.Message);

    private static Refusal Fault(HttpContext http) =>
        new("server.fault", 500, $"Something went wrong on our side. Nothing you typed is lost; try again. If it stays so, name this id to whoever runs the server: {http.TraceIdentifier}");
}
