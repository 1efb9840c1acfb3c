using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using Parallax.Data;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Parallax.Tests.Running;

/// <summary>A mail server on a real socket, which can be down, and which tells of each mail before it answers.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public int Port { get; } = FreePort();

    public ConcurrentQueue<MimeMessage> Received { get; } = [];

    /// <summary>Runs when a mail is here and its sender does not know yet.</summary>
    public Func<Task> OnReceived { get; set; } = () => Task.CompletedTask;

    public MailSettings Settings => new("127.0.0.1", Port, MailTls.None, null, null, "Parallax <mail@parallax.test>");

    public MailServer Start()
    {
        _stop = new CancellationTokenSource();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        var options = new SmtpServerOptionsBuilder().ServerName("test").Endpoint(e => e.Port(Port).AllowUnsecureAuthentication()).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
        return this;
    }

    public async Task<IReadOnlyList<MimeMessage>> WaitAsync(int count)
    {
        for (var i = 0; i < 300 && Received.Count < count; i++) await Task.Delay(100);
        Assert.True(Received.Count >= count, $"{Received.Count} of {count} mails came.");
        return [.. Received];
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop is null) return;
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            server.Received.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            await server.OnReceived();
            return SmtpResponse.Ok;
        }
    }
}
