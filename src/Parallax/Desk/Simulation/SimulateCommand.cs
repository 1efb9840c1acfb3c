using System.CommandLine;
using System.Globalization;
using Parallax.Cli;
using Parallax.Cli.Stats;
using Parallax.Data;

namespace Parallax.Desk;

/// <summary><c>parallax simulate</c>: a workforce whose truth is known, or votes that were given elsewhere, through the real API.</summary>
public static class SimulateCommand
{
    private static readonly Option<int> Contributors = Number("--contributors", 40, "How many people work: each has a skill, a severity and a pace of their own.");
    private static readonly Option<int> Tasks = Number("--tasks", 400, "How many tasks, each with two responses.");
    private static readonly Option<int> Models = Number("--models", 6, "How many models answered.");
    private static readonly Option<int> Overlap = Number("--overlap", 3, "How many people judge each presentation.");
    private static readonly Option<double> Gold = new("--gold") { Description = "The share of claims that give a task with a known answer, up to .5.", DefaultValueFactory = _ => .2, HelpName = "SHARE" };
    private static readonly Option<int?> Checks = new("--checks") { Description = "How many tasks with a known answer are made besides (default: that share of --tasks, at least 10).", HelpName = "N" };
    private static readonly Option<int> Seed = Number("--seed", 7, "Another seed draws other people and tasks; the same one the same again.");
    private static readonly Option<int?> Judgments = new("--judgments") { Description = "Stop after so many judgments (default: when all is judged). With it you see what a budget would show.", HelpName = "N" };
    private static readonly Option<double> Careless = new("--careless") { Description = "The share of careless people; every third of them guesses.", DefaultValueFactory = _ => .15, HelpName = "SHARE" };
    private static readonly Option<string?> Accuracies = new("--accuracy") { Description = "People of these accuracies in equal shares, to see the test of checks alone: .6,.7,.8,.9", HelpName = "LIST" };
    private static readonly Option<int> Grow = Number("--grow", 10, "How many judgments a contested presentation is grown to; 0 for none.");
    private static readonly Option<int> Parallel = Number("--parallel", 16, "Requests at the same time.");
    private static readonly Option<bool> Server = new("--disagreements") { Description = "Compare the server's own list of disagreements with the truth too." };
    private static readonly Option<string?> Organization = new("--organization") { Description = "The organization of the project, with --url (default: the only one there is).", HelpName = "NAME" };
    private static readonly Option<string?> Url = new("--url") { Description = "Do it on a running server instead of one that is started for it.", HelpName = "URL" };
    private static readonly Option<string?> Key = new("--key") { Description = $"An administrator's API key for --url (or {Target.KeyVariable}).", HelpName = "KEY" };
    private static readonly Option<string?> Json = new("--json") { Description = "Write the report as JSON too.", HelpName = "FILE" };
    private static readonly Option<string?> Replay = new("--replay") { Description = "Send the real votes of this file instead; needs --format. Of the options above only --judgments, --parallel and --disagreements count.", HelpName = "FILE" };
    private static readonly Option<string?> Format = new("--format") { Description = "Whose votes --replay reads: nlvr or vsr.", HelpName = "NAME" };

    public static Command Make(Func<ServerSettings, Action<IServiceCollection>, WebApplication> build)
    {
        var command = new Command("simulate", "Let a simulated workforce work through the API, and compare what is recovered with what was put in.")
        {
            Contributors, Tasks, Models, Overlap, Gold, Checks, Seed, Judgments, Careless, Accuracies, Grow, Parallel, Server, Organization, Url, Key, Json, Replay, Format,
        };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(async () =>
        {
            try
            {
                return await RunAsync(parsed, build, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("parallax: stopped. What was submitted stays on a server elsewhere; the people's keys are revoked.");
                return Exit.Failed;
            }
        }));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, CancellationToken cancel)
    {
        var (plan, file, format) = (Plan(parsed), parsed.GetValue(Replay), parsed.GetValue(Format));
        StatsOutputs.Check([file], [parsed.GetValue(Json)]);
        if (parsed.GetValue(Url) is null && (parsed.GetValue(Key) ?? parsed.GetValue(Organization)) is not null) throw new UsageException("--key and --organization go with --url: without it the run starts a server of its own.");
        if (file is null != format is null) throw new UsageException($"--replay and --format go together: a file, and one of {string.Join(", ", ReplayedVotes.Formats)}.");
        var items = file is null ? null : await ReplayedVotes.ReadAsync(file, format!, plan.Judgments, cancel);

        await using var own = parsed.GetValue(Url) is null ? await SimulatedServer.StartAsync(build, cancel) : null;
        await using var elsewhere = own is null ? Elsewhere(parsed) : null;
        if (elsewhere is not null) await MustAdministerAsync(elsewhere, cancel);
        var place = new SimulationPlace(own?.Api ?? elsewhere!, parsed.GetValue(Organization), own);
        if (items is null) await SayAsync(parsed, await RunSimulation.RunAsync(plan, place, cancel), SimulationTables.Show);
        else await SayAsync(parsed, await RunReplay.RunAsync(format!, items, plan, place, cancel), SimulationTables.Show);
        return Exit.Done;
    }

    private static async Task SayAsync<T>(ParseResult parsed, T report, Action<T> show)
        where T : class
    {
        show(report);
        if (parsed.GetValue(Json) is { } file) await ReportFile.WriteAsync(file, report);
    }

    private static Api Elsewhere(ParseResult parsed)
    {
        var url = parsed.GetValue(Url)!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new UsageException($"'{url}' is not an address such as http://127.0.0.1:5080.");
        var key = parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable(Target.KeyVariable)
            ?? throw new UsageException($"--url needs --key (or {Target.KeyVariable}): an administrator's, made on the account page, or with 'key create' while the server is stopped.");
        if (key.Length == 0 || !key.All(c => c is > ' ' and <= '~')) throw new UsageException("That is not an API key: one begins with plx_ and has no spaces.");
        return Api.Remote(address, key);
    }

    /// <summary>Asked before anything is made, so that nothing half made stays behind.</summary>
    private static async Task MustAdministerAsync(Api api, CancellationToken cancel)
    {
        try
        {
            using var answer = await api.SendAsync(HttpMethod.Get, "/api/mail?state=failed", null, cancel);
        }
        catch (UsageException refused) when (refused.Message.EndsWith("[auth.forbidden]", StringComparison.Ordinal))
        {
            throw new UsageException("That key is not an administrator's, and the run adds people: make one on an administrator's account page, or with 'key create' while the server is stopped.");
        }
    }

    private static SimulationPlan Plan(ParseResult parsed)
    {
        var plan = new SimulationPlan(
            Within(parsed, Contributors, 1, 100_000), Within(parsed, Tasks, 1, 1_000_000), Within(parsed, Models, 2, 1000), Within(parsed, Overlap, 1, 100), parsed.GetValue(Gold), parsed.GetValue(Seed))
        {
            Checks = parsed.GetValue(Checks),
            Judgments = parsed.GetValue(Judgments),
            Careless = parsed.GetValue(Careless),
            Accuracies = Shares(parsed.GetValue(Accuracies)),
            Grow = Within(parsed, Grow, 0, 100),
            AsksServer = parsed.GetValue(Server),
            Parallel = Within(parsed, Parallel, 1, 512),
        };
        if (plan.Overlap > plan.Contributors && parsed.GetValue(Replay) is null) throw new UsageException($"--overlap {plan.Overlap} needs as many --contributors: nobody judges a presentation twice.");
        if (plan.Gold is not (>= 0 and <= .5)) throw new UsageException("--gold is a share from 0 to 0.5.");
        if (plan.Careless is not (>= 0 and <= 1)) throw new UsageException("--careless is a share from 0 to 1.");
        if (plan.Checks is < 1 or > 100_000) throw new UsageException("--checks is from 1 to 100000; --gold 0 gives none.");
        if (plan.Judgments is < 1) throw new UsageException("--judgments is at least 1.");
        return plan;
    }

    private static double[] Shares(string? list) =>
        list is null ? [] : [.. list.Split(',').Select(text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? share
            : throw new UsageException($"--accuracy: '{text}' is no share between 0 and 1."))];

    private static int Within(ParseResult parsed, Option<int> option, int from, int to) =>
        parsed.GetValue(option) is var value && value >= from && value <= to ? value : throw new UsageException($"{option.Name} is from {from} to {to}.");

    private static Option<int> Number(string name, int usual, string description) => new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "N" };
}
