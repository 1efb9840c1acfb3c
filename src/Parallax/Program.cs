using System.CommandLine;
using Parallax.Cases;
using Parallax.Cli;
using Parallax.Cli.Stats;
using Parallax.Data;
using Parallax.Desk;
using Parallax.Identity;
using Parallax.Insight;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Talent;
using Parallax.Web;
using Parallax.Work;

namespace Parallax;

/// <summary>The table of contents: what the executable can do, and what the application is made of.</summary>
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Parallax: human evaluation of multimodal AI reasoning.")
        {
            ServeCommand.Make(Build),
            ProjectCommands.Project(Build),
            ProjectCommands.Import(Build),
            ExportCommand.Make(Build),
            InsightCommand.Make(Build),
            OrganizationCommands.Organization(Build),
            OrganizationCommands.Member(Build),
            IdentityCommands.User(Build),
            IdentityCommands.Key(Build),
            LedgerCommands.Ledger(Build),
            AuditCommand.Make(Build),
            JudgeCommand.Make(Build),
            SimulateCommand.Make(Build),
            StatsCommands.Make(),
        };
        var parsed = root.Parse(args);
        return parsed.Errors.Count == 0 ? parsed.InvokeAsync() : UsageAsync(parsed);
    }

    /// <summary>The application, not started yet.</summary>
    public static WebApplication Build(ServerSettings settings) => Build(settings, _ => { });

    /// <param name="adjust">What a test puts in another's place: the clock.</param>
    public static WebApplication Build(ServerSettings settings, Action<IServiceCollection> adjust)
    {
        var builder = ServerHost.New(settings);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddData(settings)
            .AddWeb()
            .AddIdentity(settings)
            .AddProjects()
            .AddWork()
            .AddQuality()
            .AddAgreements()
            .AddLedger()
            .AddPay()
            .AddScreening()
            .AddTalent()
            .AddInsight()
            .AddDesk();
        adjust(builder.Services);

        var app = builder.Build();
        app.UseWeb();
        app.MapHealth();
        app.MapApiDescription();
        app.MapIdentity();
        app.MapCases();
        app.MapProjects();
        app.MapWork();
        app.MapQuality();
        app.MapAgreements();
        app.MapLedger();
        app.MapPay();
        app.MapScreening();
        app.MapTalent();
        app.MapInsight();
        app.MapDesk();
        return app;
    }

    /// <summary>One line that says what is wrong; the help is there for whoever asks for it.</summary>
    private static async Task<int> UsageAsync(ParseResult parsed)
    {
        var errors = parsed.Errors.Select(e => e.Message).ToList();
        // An unknown word is the reason why a verb is missing, and is said last.
        if (parsed.UnmatchedTokens.Count > 0) errors = errors[^1..];
        await Console.Error.WriteLineAsync($"parallax: {string.Join(" ", errors)} See --help.");
        return Exit.BadInput;
    }
}
