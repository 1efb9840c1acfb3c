namespace Parallax.Data;

/// <summary>The folder that an installation keeps its files in.</summary>
public sealed record DataFolder(string Path)
{
    public string Media => System.IO.Path.Combine(Path, "media");
    public string Tiles => System.IO.Path.Combine(Path, "tiles");
    public string Documents => System.IO.Path.Combine(Path, "documents");
    public string Spool => System.IO.Path.Combine(Path, "spool");
    public string SqliteFile => System.IO.Path.Combine(Path, "parallax.db");
    public string LockFile => System.IO.Path.Combine(Path, "server.lock");
    public string HolderFile => System.IO.Path.Combine(Path, "server.holder");
    public string DemoSecret => System.IO.Path.Combine(Path, "demo-secret");
}

/// <summary>How a server is started.</summary>
public sealed record ServerSettings
{
    public required DataFolder Folder { get; init; }

    /// <summary>Npgsql connection string; null for the embedded SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Addresses to listen on, such as <c>http://127.0.0.1:5080</c> or <c>http://unix:/path</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Protects the keys that protect cookies. Null only while the machine's operator runs a verb without serving anyone.</summary>
    public string? Secret { get; init; }

    /// <summary>Demo: one-click sign-in for everyone.</summary>
    public bool Demo { get; init; }

    /// <summary>The demo's files, when the folder is new.</summary>
    public string? DemoContent { get; init; }

    /// <summary>How many years records of money are kept after the end of their year, under a pseudonym, when the person has their account deleted.</summary>
    public int MoneyYears { get; init; } = 7;

    /// <summary>The mail server; null sends nothing.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The address at which people reach the product, for links in mail; where it listens when null.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where the static files of the build lie; the folder of the executable when null.</summary>
    public string? WebRoot { get; init; }
}
