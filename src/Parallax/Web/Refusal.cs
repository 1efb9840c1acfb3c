using Microsoft.AspNetCore.Mvc;

namespace Parallax.Web;

/// <summary>
/// An expected "no": a value with a stable code, mapped here once to ProblemDetails (RFC 9457).
/// Exceptions are bugs; refusals are answers.
/// </summary>
/// <param name="Code">Stable, for programs: <c>noun.reason</c>. Each is listed in docs/errors.md.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">For people: the place and the cure.</param>
/// <param name="Errors">By the name of the field, where fields are at fault.</param>
public sealed record Refusal(string Code, int Status, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var problem = new ProblemDetails { Status = Status, Title = Title(Status), Detail = Detail, Type = "about:blank" };
        problem.Extensions["code"] = Code;
        if (Errors is not null) problem.Extensions["errors"] = Errors;
        return TypedResults.Problem(problem).ExecuteAsync(httpContext);
    }

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
