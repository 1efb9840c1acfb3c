using System.Globalization;
using Parallax.Data;

namespace Parallax.Cli;

/// <summary>The mail server, as the environment names it.</summary>
public static class MailVariables
{
    public const string Host = "PARALLAX_SMTP_HOST";
    public const string Port = "PARALLAX_SMTP_PORT";
    public const string Tls = "PARALLAX_SMTP_TLS";
    public const string User = "PARALLAX_SMTP_USER";
    public const string Password = "PARALLAX_SMTP_PASSWORD";
    public const string From = "PARALLAX_SMTP_FROM";
    public const string PublicUrl = "PARALLAX_PUBLIC_URL";

    public static MailSettings? Read()
    {
        if (Of(Host) is not { } host) return null;
        if (!Enum.TryParse<MailTls>(Of(Tls) ?? nameof(MailTls.Starttls), ignoreCase: true, out var tls) || !Enum.IsDefined(tls))
            throw new UsageException($"{Tls} is starttls, tls or none, not '{Of(Tls)}'.");
        var port = Of(Port) ?? (tls == MailTls.Tls ? "465" : "587");
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            throw new UsageException($"{Port} is a port from 1 to 65535, not '{port}'.");
        var from = Of(From) ?? throw new UsageException($"{Host} needs {From}: the address from which mail is sent.");
        if (!MimeKit.MailboxAddress.TryParse(from, out _)) throw new UsageException($"{From} is no e-mail address: '{from}'.");
        if (Of(PublicUrl) is null) throw new UsageException($"{Host} needs {PublicUrl}: the address that the links in mail lead to.");
        return new MailSettings(host, number, tls, Of(User), Of(Password), from);
    }

    public static Uri? Site()
    {
        if (Of(PublicUrl) is not { } url) return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" && site is { Query: "", Fragment: "" }
            ? site
            : throw new UsageException($"{PublicUrl} is an address such as https://parallax.example.org, not '{url}'.");
    }

    private static string? Of(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
