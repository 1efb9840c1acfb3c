using Microsoft.AspNetCore.Components;
using Parallax.Data;

namespace Parallax.Web.Pages;

/// <summary>What a page has at hand. Only the page itself reads <see cref="Db"/>: components beside it would share one connection.</summary>
public abstract class PageBase : ComponentBase
{
    [Inject] public AppDb Db { get; set; } = default!;

    [Inject] public TimeProvider Clock { get; set; } = default!;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] public HttpContext Http { get; set; } = default!;

    protected Caller Caller => Caller.Of(Http.User);

    protected CancellationToken Cancel => Http.RequestAborted;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>After a form was done: the page anew, so that a reload does not do it again, with a word on what happened.</summary>
    protected void Done(string said, string path)
    {
        Said.Keep(Http, said);
        Navigation.NavigateTo(path);
    }
}
