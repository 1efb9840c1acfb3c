namespace Parallax.Desk;

public static class DemoPeople
{
    public static Task PrintAsync(IServiceProvider services, string url, CancellationToken cancel) => Task.CompletedTask;
}
