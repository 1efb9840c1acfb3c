using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Parallax.Tests.Running;

/// <summary>The built executable as a process of its own, to be killed without warning.</summary>
public sealed class ServerProcess(string folder, string? postgres) : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private Process? _process;

    public int Port { get; } = FreePort();

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>What else it finds in its environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public async Task StartAsync()
    {
        _process = Start("serve", "--port", $"{Port}", "--data", folder);
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartsWithin)
        {
            Assert.False(_process.HasExited, $"The server ended at once with {(_process.HasExited ? _process.ExitCode : 0)}.");
            try
            {
                using var response = await client.GetAsync("/health/ready");
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (TaskCanceledException)
            {
                // Listening, and busy.
            }

            await Task.Delay(100);
        }

        Assert.Fail("The server was not ready in time.");
    }

    public bool HasEnded => _process is not { HasExited: false };

    /// <summary>SIGKILL: nothing is flushed, nothing is closed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Runs a verb to its end and returns its exit code and what it said.</summary>
    public async Task<(int Code, string Output)> VerbAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Executable, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Parallax.Cli.Target.SecretVariable] = "a secret that only this test uses, 32 or more";
        if (postgres is not null) start.Environment[Parallax.Cli.Target.DatabaseVariable] = postgres;
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (arguments[0] != "serve") return process;
        // Unread pipes would fill up and stop the server.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
