using Microsoft.AspNetCore.Components;
using Parallax.Data;

namespace Parallax.Web.Pages;

/// <summary>What a page has at hand. Only the page itself reads <see cref="Db"/>: components beside it would share one connection.</summary>
public abstract class PageBase : ComponentBase
{
    private bool _loaded;

    [Inject] public AppDb Db { get; set; } = default!;

    [Inject] public TimeProvider Clock { get; set; } = default!;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] public HttpContext Http { get; set; } = default!;

    protected Caller Caller => Caller.Of(Http.User);

    protected CancellationToken Cancel => Http.RequestAborted;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>
    /// Reads first and renders then, once: a page that rendered while it waits for the database would say for a moment
    /// that it found nothing, and an answer's status cannot be taken back.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_loaded) await LoadAsync();
        _loaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>After a form was done: the page anew, so that a reload does not do it again, with a word on what happened.</summary>
    protected void Done(string said, string path)
    {
        Said.Keep(Http, said);
        Navigation.NavigateTo(path);
    }
}
