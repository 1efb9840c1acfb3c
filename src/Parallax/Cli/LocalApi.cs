using System.Net.Http.Headers;
using System.Net.Sockets;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cli;

/// <summary>
/// The application on a data folder that no server holds, started in this process on a socket that only this user can
/// reach, and used through the same API as any other.
/// </summary>
public sealed class LocalApi : Api
{
    private readonly WebApplication _app;
    private readonly FolderLock? _lock;
    private readonly string _directory;

    private LocalApi(HttpClient http, WebApplication app, FolderLock? held, string directory)
        : base(http) => (_app, _lock, _directory) = (app, held, directory);

    /// <summary>What the application is made of, for what no request can do.</summary>
    public IServiceProvider Services => _app.Services;

    public static async Task<Api> OpenAsync(DataFolder folder, Func<ServerSettings, WebApplication> build, CancellationToken cancel)
    {
        var (held, holder) = FolderLock.Take(folder, "a command on this folder");
        if (held is null) throw new UsageException($"The folder {folder.Path} is held by {holder}. Do it on that server with --url and --key, or stop it first.");
        return await StartAsync(
            url => build(new ServerSettings { Folder = folder, Postgres = Environment.GetEnvironmentVariable(Target.DatabaseVariable), Url = url }),
            held, cancel);
    }

    /// <summary>Starts an application on a socket of its own.</summary>
    /// <param name="held">Released when the application has ended.</param>
    public static async Task<LocalApi> StartAsync(Func<string, WebApplication> build, FolderLock? held, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(build);
        var directory = Directory.CreateTempSubdirectory("parallax-").FullName;
        var socket = Path.Combine(directory, "api");
        var app = build($"http://unix:{socket}");
        await app.StartAsync(cancel);
        return new LocalApi(Client(socket, app.Services.GetRequiredService<OperatorToken>().Value), app, held, directory);
    }

    /// <summary>The same application, used by somebody with a key.</summary>
    public Api As(string key) => new(Client(Path.Combine(_directory, "api"), key));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _lock?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static HttpClient Client(string socket, string token)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancel);
                return new NetworkStream(connection, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
