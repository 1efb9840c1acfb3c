using System.CommandLine;
using Parallax.Data;

namespace Parallax.Cli;

/// <summary>The options that every verb takes: a data folder here, or a server elsewhere.</summary>
public sealed class Target
{
    public const string DatabaseVariable = "PARALLAX_DATABASE";
    public const string SecretVariable = "PARALLAX_SECRET";
    public const string UrlVariable = "PARALLAX_URL";
    public const string KeyVariable = "PARALLAX_KEY";
    public const string MoneyYearsVariable = "PARALLAX_MONEY_YEARS";

    private readonly Option<string?> _data = new("--data") { Description = "The data folder (default: ./data).", HelpName = "DIR" };
    private readonly Option<string?> _url = new("--url") { Description = $"Do it on a running server instead (or {UrlVariable}).", HelpName = "URL" };
    private readonly Option<string?> _key = new("--key") { Description = $"The API key for --url (or {KeyVariable}).", HelpName = "KEY" };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_url);
        command.Options.Add(_key);
    }

    /// <summary>Opens what the options name.</summary>
    public Task<Api> OpenAsync(ParseResult parsed, Func<ServerSettings, WebApplication> build, CancellationToken cancel)
    {
        var url = parsed.GetValue(_url) ?? (parsed.GetValue(_data) is null ? Environment.GetEnvironmentVariable(UrlVariable) : null);
        if (url is null) return LocalApi.OpenAsync(Folder(parsed.GetValue(_data)), build, cancel);
        var key = parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable(KeyVariable)
            ?? throw new UsageException($"--url needs --key (or {KeyVariable}): make one on your account page, or with 'key create' while the server is stopped.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new UsageException($"'{url}' is not an address such as http://127.0.0.1:5080.");
        // A header takes nothing else, and no key has anything else in it.
        if (key.Length == 0 || !key.All(c => c is > ' ' and <= '~')) throw new UsageException("That is not an API key: one begins with plx_ and has no spaces.");
        return Task.FromResult(Api.Remote(address, key));
    }

    public static DataFolder Folder(string? path) => new(Path.GetFullPath(path ?? "data"));
}
