using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MimeKit;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>A row of mail as the message that is sent. The library writes the headers; nothing of ours is pasted into one.</summary>
public sealed class MailMessage(ServerSettings settings, IServer server)
{
    public MimeMessage Of(HeldMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var from = MailboxAddress.Parse(settings.Mail!.From);
        // What got past every check may still be no address, and is then this mail's failure and no other's.
        if (EmailAddress.Read(mail.To) is not { } to) throw new FormatException("The address is not an e-mail address.");
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            // The same at every attempt, so that whoever gets it twice sees it once.
            MessageId = $"{mail.Id:N}@{from.Domain}",
            Body = new TextPart("plain") { Text = MailText.At(Site, mail.Text) },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>Never from a request: whoever sends one could name any host.</summary>
    private Uri Site => settings.PublicUrl ?? new Uri(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Url);
}
