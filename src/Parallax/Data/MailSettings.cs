namespace Parallax.Data;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Begins in plain text and must be raised to TLS: port 587.</summary>
    Starttls = 0,

    /// <summary>TLS from the first byte: port 465.</summary>
    Tls = 1,

    /// <summary>None: for a mail server on this machine.</summary>
    None = 2,
}

/// <summary>Where mail is handed over. Without it nothing is sent, and mail waits in its table.</summary>
/// <param name="From">What stands as the sender, such as <c>Parallax &lt;mail@example.org&gt;</c>.</param>
public sealed record MailSettings(string Host, int Port, MailTls Tls, string? User, string? Password, string From);
