using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>A server for one run, on a folder that is gone afterwards and on a clock that the work moves.</summary>
public sealed class SimulatedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private SimulatedServer(WebApplication app, DirectoryInfo folder, SteppedClock clock)
    {
        (_app, _folder, Clock) = (app, folder, clock);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Api = Api.Remote(new Uri(address), app.Services.GetRequiredService<OperatorToken>().Value);
    }

    public Api Api { get; }

    public SteppedClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<SimulatedServer> StartAsync(Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(build);
        var folder = Directory.CreateTempSubdirectory("parallax-simulation-");
        try
        {
            return await StartAsync(build, folder, cancel);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static async Task<SimulatedServer> StartAsync(Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, DirectoryInfo folder, CancellationToken cancel)
    {
        var clock = new SteppedClock(TimeProvider.System.GetUtcNow());
        var app = build(new ServerSettings { Folder = new DataFolder(folder.FullName), Url = "http://127.0.0.1:0", Secret = Ids.Secret() }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            // A password is slow to check on purpose; here nobody ever learns theirs.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        });
        await app.StartAsync(cancel);
        return new SimulatedServer(app, folder, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
