using Parallax.Data;

namespace Parallax.Desk;

public static class SeedDemo
{
    public static Task IfNewAsync(IServiceProvider services, ServerSettings settings, CancellationToken cancel) => Task.CompletedTask;
}
