using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk;

/// <summary><c>parallax serve</c>: migrates and serves until it is told to stop.</summary>
public static class ServeCommand
{
    private static readonly Option<string?> Data = new("--data") { Description = "The data folder (default: ./data).", HelpName = "DIR" };
    private static readonly Option<int> Port = new("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => 5080 };
    private static readonly Option<string?> SecretFile = new("--secret-file") { Description = $"A file with the installation's secret (or {Target.SecretVariable}).", HelpName = "FILE" };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Demo mode: one-click sign-in for everyone. Never for real work." };
    private static readonly Option<string?> DemoContent = new("--demo-content") { Description = "The demo's files; a new data folder is filled from them.", HelpName = "DIR" };

    private const int ShortestSecret = 32;

    public static Command Make(Func<ServerSettings, Action<IServiceCollection>, WebApplication> build)
    {
        var command = new Command("serve", "Serve the product on 127.0.0.1.") { Data, Port, SecretFile, Demo, DemoContent };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(Settings(parsed), build, cancel)));
        return command;
    }

    private static ServerSettings Settings(ParseResult parsed)
    {
        var folder = Target.Folder(parsed.GetValue(Data));
        var demo = parsed.GetValue(Demo);
        if (demo) OnlyOnDemoData(folder);
        return new ServerSettings
        {
            Folder = folder,
            Postgres = Environment.GetEnvironmentVariable(Target.DatabaseVariable),
            Url = $"http://127.0.0.1:{parsed.GetValue(Port)}",
            Secret = Secret(parsed.GetValue(SecretFile), folder, demo),
            Demo = demo,
            DemoContent = parsed.GetValue(DemoContent),
            MoneyYears = MoneyYears(),
        };
    }

    private static int MoneyYears() => Environment.GetEnvironmentVariable(Target.MoneyYearsVariable) switch
    {
        null or "" => 7,
        var years when int.TryParse(years, out var number) && number is >= 1 and <= 30 => number,
        var other => throw new UsageException($"{Target.MoneyYearsVariable} is '{other}': say for how many years, 1 to 30, records of money are kept."),
    };

    /// <summary>One click signs in as anyone: a real installation must never be served so, not even by mistake.</summary>
    private static void OnlyOnDemoData(DataFolder folder)
    {
        if (Environment.GetEnvironmentVariable(Target.DatabaseVariable) is not null)
            throw new UsageException($"The demo keeps to its own folder: unset {Target.DatabaseVariable}, or serve without --demo.");
        if (File.Exists(folder.SqliteFile) && !File.Exists(folder.DemoSecret))
            throw new UsageException($"{folder.Path} holds a real installation, which is never served as a demo: choose another --data, or serve without --demo.");
        DemoSecret(folder);
    }

    private static string Secret(string? file, DataFolder folder, bool demo)
    {
        var secret = file is not null ? FirstLine(file) : Environment.GetEnvironmentVariable(Target.SecretVariable);
        if (secret is null && demo) return DemoSecret(folder);
        if (secret is null || secret.Length < ShortestSecret)
            throw new UsageException($"A server needs a secret of at least {ShortestSecret} characters, and has no default one. Make one with 'openssl rand -base64 48' and give it as {Target.SecretVariable} or --secret-file.");
        return secret;
    }

    /// <summary>The demo draws its own, once for each folder.</summary>
    private static string DemoSecret(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        if (File.Exists(folder.DemoSecret)) return FirstLine(folder.DemoSecret);
        var secret = Ids.Secret();
        using var file = new FileStream(folder.DemoSecret, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(System.Text.Encoding.ASCII.GetBytes(secret));
        return secret;
    }

    private static string FirstLine(string file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine()?.Trim() ?? "";
    }

    private static async Task<int> RunAsync(
        ServerSettings settings, Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, CancellationToken cancel)
    {
        using var held = settings.Postgres is null ? Hold(settings) : null;
        if (settings.Demo) await FillDemo.IfNewAsync(settings, build, TimeProvider.System, cancel);
        await using var app = build(settings, _ => { });
        await app.StartAsync(cancel);
        Console.WriteLine($"Parallax is ready at {settings.Url}");
        if (settings.Demo) await DemoPeople.PrintAsync(app.Services, settings.Url, cancel);
        await app.WaitForShutdownAsync(cancel);
        return Exit.Done;
    }

    private static FolderLock Hold(ServerSettings settings)
    {
        var (held, holder) = FolderLock.Take(settings.Folder, settings.Url);
        return held ?? throw new UsageException($"The folder {settings.Folder.Path} is held by {holder}. One data folder, one server: stop that one, or choose another --data.");
    }
}
