using Parallax.Web;

namespace Parallax.Work;

/// <summary>
/// A workspace says for whom it was opened. When somebody else has signed in in the same browser since, it is told so
/// instead of being answered as that person: one's work is never sent in another's name.
/// </summary>
public static class SamePerson
{
    private const string Header = "X-Parallax-Person";

    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var said = http.Request.Headers[Header].ToString();
        return said.Length == 0 || (Guid.TryParse(said, out var person) && person == Caller.Of(http.User).Id)
            ? next(context)
            : ValueTask.FromResult<object?>(WorkRefusals.PersonChanged);
    }
}
