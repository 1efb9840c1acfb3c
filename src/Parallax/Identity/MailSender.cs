using System.Data.Common;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>
/// Hands the mail that is due to the mail server, one after another. A mail is marked after the server took it: a process
/// that dies in between sends it again, under the same message id, when its hold is over.
/// </summary>
public sealed class MailSender(DueMail queue, MailSignal signal, MailMessage message, ServerSettings settings, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is not { } server) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            try
            {
                await SendDueAsync(server, stoppingToken);
            }
            catch (DbException exception)
            {
                logger.LogError(exception, "Mail could not be read or marked; it is tried again");
            }
        }
    }

    /// <summary>Until nothing is due, or the server takes nothing: then the next tick goes on.</summary>
    private async Task SendDueAsync(MailSettings server, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = 30_000 };
        while (await queue.TakeAsync(cancel) is { } mail)
        {
            var failure = await TryAsync(client, server, mail, cancel);
            if (failure is null) await queue.SentAsync(mail, CancellationToken.None);
            else await queue.FailedAsync(mail, failure.Message, CancellationToken.None);
            if (failure is not null && !client.IsConnected) return;
        }

        if (client.IsConnected) await client.DisconnectAsync(quit: true, cancel);
    }

    private async Task<Exception?> TryAsync(SmtpClient client, MailSettings server, HeldMail mail, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var mime = message.Of(mail);
            if (!client.IsConnected) await ConnectAsync(client, server, patience.Token);
            await client.SendAsync(mime, patience.Token);
            return null;
        }
        catch (Exception exception) when (IsServers(exception) && !cancel.IsCancellationRequested)
        {
            logger.LogWarning("A mail was not taken at attempt {Attempt}: {Why}", mail.Attempt, exception.Message);
            return exception;
        }
    }

    private static async Task ConnectAsync(SmtpClient client, MailSettings server, CancellationToken cancel)
    {
        var security = server.Tls switch
        {
            MailTls.Tls => SecureSocketOptions.SslOnConnect,
            MailTls.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(server.Host, server.Port, security, cancel);
        if (server.User is { } user) await client.AuthenticateAsync(user, server.Password ?? "", cancel);
    }

    private static bool IsServers(Exception exception) => exception is ProtocolException or CommandException or ServiceNotConnectedException
        or AuthenticationException or SslHandshakeException or NotSupportedException or OperationCanceledException
        or System.Net.Sockets.SocketException or IOException or TimeoutException or FormatException or ServiceNotAuthenticatedException;
}
