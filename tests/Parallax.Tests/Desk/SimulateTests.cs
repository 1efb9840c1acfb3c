using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Desk;
using Parallax.Statistics.Sequential;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary><c>parallax simulate</c> as its user runs it: what is recovered is held against what was put in.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-simulate-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Three of eight people are careless, and with this seed show it within some six checks; the others show the contrary.</summary>
    [Fact]
    public async Task A_small_workforce_is_known_again()
    {
        var report = await RunAsync("--contributors", "8", "--tasks", "30", "--models", "3", "--overlap", "3", "--gold", ".5", "--checks", "80", "--careless", ".375", "--grow", "5", "--seed", "132", "--disagreements");
        var people = report.GetProperty("people");
        Assert.Equal([3, 5], new[] { Count(people, "careless"), Count(people, "careful") });
        Assert.InRange(Count(people, "carelessFound"), 2, 3);
        Assert.Equal(0, Count(people, "carefulFlagged"));
        var server = people.GetProperty("server");
        Assert.Equal(Count(people, "carelessFound"), Count(server, "flagged"));
        // An alarm of the watch after a pass begins the server's test anew; on everybody else it says what the answers say.
        Assert.InRange(Count(server, "differing"), 0, Count(people, "alarms"));
        Assert.Equal(Count(server, "flagged"), Count(server, "paused"));
        Assert.All(people.GetProperty("bands").EnumerateArray(), b => Assert.InRange(Figure(b, "curve"), 0, 1));

        var load = report.GetProperty("load");
        Assert.True(Count(load, "checks") > 8 * 4, "Hardly any checks were given.");
        Assert.True(Count(load, "judgments") - Count(load, "checks") > 30 * 3, "What was contested did not grow.");
        Assert.Equal(0, Count(load, "retries"));
        Assert.InRange(Figure(report.GetProperty("severity"), "correlation"), .4, 1);
        Assert.InRange(Figure(report.GetProperty("ranking"), "tau"), .3, 1);
        var named = report.GetProperty("ambiguity").EnumerateArray().Last(a => a.GetProperty("signal").GetString() == "readings-named");
        Assert.Equal("grown", named.GetProperty("when").GetString());
        Assert.InRange(Figure(named, "area"), .6, 1);
        var lists = report.GetProperty("ambiguity").EnumerateArray().Where(a => a.GetProperty("signal").GetString() == "server-list").ToList();
        Assert.Equal(["at first", "grown"], lists.Select(l => l.GetProperty("when").GetString()));
        Assert.All(lists, l => Assert.InRange(Figure(l, "area"), .7, 1));
        Assert.All(lists, l => Assert.InRange(Math.Round(Count(l, "found") * (1 - Share(l, "precision"))), 0, 1));
    }

    [Fact]
    public async Task Real_votes_go_through_the_api_and_come_out_as_they_were()
    {
        var votes = Repository.DataOrSkip("nlvr_dev/votes.csv");
        var report = await RunAsync("--replay", votes, "--format", "nlvr", "--judgments", "200", "--disagreements");
        var lines = File.ReadLines(votes).Skip(1).Take(200).Select(l => l.Split(',')).ToList();
        Assert.Equal(200, Count(report, "accepted"));
        Assert.Equal(lines.Select(l => l[0]).Distinct().Count(), Count(report, "items"));
        Assert.Equal(lines.Count(l => l[2] == l[3]) / 200.0, Figure(report, "singleVote"), 9);
        Assert.Equal(lines.GroupBy(l => l[0]).Count(g => g.Select(l => l[2]).Distinct().Count() > 1), Count(report, "split"));
        Assert.InRange(Figure(report, "splitArea"), .9, 1);
        Assert.InRange(Figure(report, "serverArea"), .9, 1);
    }

    /// <summary>So many annotators that people are the first, second, … vote of each item.</summary>
    [Fact]
    public async Task Votes_of_VSR_go_through_the_api_as_well()
    {
        var votes = Repository.DataOrSkip("vsr/votes.csv");
        var report = await RunAsync("--replay", votes, "--format", "vsr", "--judgments", "60");
        var lines = File.ReadLines(votes).Skip(1).Take(60).Select(l => l.Split(',')).ToList();
        Assert.Equal(60, Count(report, "accepted"));
        Assert.Equal(lines.GroupBy(l => l[0]).Max(g => g.Count()), Count(report, "contributors"));
        Assert.Equal(lines.Count(l => l[2] == l[3]) / 60.0, Figure(report, "singleVote"), 9);
    }

    [Theory]
    [InlineData("--accuracy .9,x", "x")]
    [InlineData("--replay /no/such/votes.csv --format nlvr", "/no/such/votes.csv")]
    [InlineData("--url http://127.0.0.1:1 --key plx_k", "does not answer")]
    [InlineData("--key plx_k", "--url")]
    [InlineData("--contributors 2", "--overlap 3")]
    public async Task Bad_input_is_said_in_one_line(string arguments, string named)
    {
        var (code, _, errors) = await ProcessAsync(arguments.Split(' '));
        Assert.Equal(Exit.BadInput, code);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    /// <summary>Without an end the curve is that which is known of the test, .90 against .60.</summary>
    [Theory]
    [InlineData(.9, .006)]
    [InlineData(.8, .233)]
    [InlineData(.7, .776)]
    [InlineData(.6, .960)]
    public void The_curve_is_the_test_s_own(double accuracy, double flagged) =>
        Assert.Equal(flagged, GoldCurve.Flagged(Enumerable.Repeat(accuracy, 400), GoldDesign.Default with { Most = 1000 }), .02);

    [Fact]
    public void Closeness_knows_its_ends()
    {
        Assert.Equal(1, Closeness.Tau([(1, 10), (2, 20), (3, 30)]));
        Assert.Equal(-1, Closeness.Tau([(1, 30), (2, 20), (3, 10)]));
        Assert.Equal(-1, Closeness.Correlation([(1, 3), (2, 2), (3, 1)])!.Value, 12);
        // Of the four pairs one is right, one is tied and two are wrong.
        Assert.Equal(1.5 / 4, Closeness.Area([(.5, true), (.1, true), (.5, false), (.3, false)]));
        Assert.Null(Closeness.Area([(1, true)]));
    }

    /// <summary>
    /// Sixty people of each accuracy, and as many checks as the test takes: the share that it flags is the curve's. What each
    /// answers is the seed's; this one's draw lies close to the curve, so that a difference is the server's and not chance.
    /// </summary>
    [Fact]
    public async Task People_are_flagged_as_the_test_s_own_curve_says()
    {
        Assert.SkipUnless(Repository.Slow, "Only with --slow.");
        var report = await RunAsync("--contributors", "240", "--tasks", "100", "--overlap", "90", "--gold", ".5", "--checks", "1200", "--accuracy", ".6,.7,.8,.9", "--grow", "0", "--seed", "13", "--parallel", "32");
        var bands = report.GetProperty("people").GetProperty("bands").EnumerateArray().ToList();
        Assert.Equal(4, bands.Count);
        Assert.All(bands, b => Assert.True(Math.Abs(Figure(b, "share") - Figure(b, "curve")) <= .03, $"{b}"));
        Assert.Equal(0, Count(report.GetProperty("people").GetProperty("server"), "differing"));
    }

    /// <summary>By what people say of the readings. That skilled people split tells little here: see docs/quality.md.</summary>
    [Fact]
    public async Task Ambiguity_is_found_by_growing_what_is_contested()
    {
        Assert.SkipUnless(Repository.Slow, "Only with --slow.");
        var report = await RunAsync("--contributors", "40", "--tasks", "400", "--models", "6", "--overlap", "3", "--gold", ".2", "--seed", "7", "--disagreements");
        var all = report.GetProperty("ambiguity").EnumerateArray().ToList();
        var grown = all.Where(a => a.GetProperty("when").GetString() == "grown").ToList();
        Assert.All(grown, a => Assert.InRange(Figure(a, "judgments"), 9.5, 10));
        var found = grown.Where(a => a.GetProperty("signal").GetString() is "readings-named" or "server-list").ToList();
        Assert.Equal(2, found.Count);
        Assert.All(found, a => Assert.True(Figure(a, "precision") >= .8 && Figure(a, "recall") >= .8, $"{a}"));
        // The server promises one false discovery in ten; with three judgments an item it keeps to that, and leaves the rest open.
        var early = all.Single(a => a.GetProperty("when").GetString() == "at first" && a.GetProperty("signal").GetString() == "server-list");
        Assert.True(Figure(early, "precision") >= .85 && Figure(early, "area") >= .85, $"{early}");
        Assert.InRange(Figure(report.GetProperty("severity"), "correlation"), .85, 1);
        Assert.InRange(Figure(report.GetProperty("ranking"), "tau"), .7, 1);
    }

    /// <summary>All of NLVR's votes: 989 items, 241 of them split, a single vote is the truth in 94.8 of 100.</summary>
    [Fact]
    public async Task All_votes_of_NLVR_are_replayed()
    {
        Assert.SkipUnless(Repository.Slow, "Only with --slow.");
        var report = await RunAsync("--replay", Repository.DataOrSkip("nlvr_dev/votes.csv"), "--format", "nlvr", "--disagreements");
        Assert.Equal([4945, 989, 241], new[] { "accepted", "items", "split" }.Select(name => Count(report, name)));
        Assert.Equal(.948, Figure(report, "singleVote"), .001);
        Assert.True(Figure(report, "majority") > Figure(report, "singleVote"));
        Assert.InRange(Figure(report, "splitArea"), .95, 1);
        Assert.InRange(Figure(report, "serverArea"), .95, 1);
        Assert.InRange(Count(report, "serverFound"), 1, 241);
        Assert.Equal(Count(report, "serverFound"), Count(report, "serverFoundSplit"));
    }

    private static int Count(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static double Figure(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    /// <summary>1 where it is undefined.</summary>
    private static double Share(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } share ? share.GetDouble() : 1;

    private async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var file = Path.Combine(_folder.FullName, "report.json");
        var (code, output, errors) = await ProcessAsync([.. arguments, "--json", file]);
        Assert.True(code == Exit.Done, $"exit code {code.ToString(CultureInfo.InvariantCulture)}: {errors}");
        Assert.Contains("project", output, StringComparison.Ordinal);
        TestContext.Current.SendDiagnosticMessage(output);
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<JsonElement>(stream);
    }

    private static async Task<(int Code, string Output, string Errors)> ProcessAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Executable, "simulate", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
