using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Tests.Running;

namespace Parallax.Tests.Cli;

/// <summary><c>parallax stats</c> as its user runs it: files in, one object or tables out. The numbers themselves are the library's tests' business; here are the published ones.</summary>
public sealed class StatsTests : IDisposable
{
    /// <summary>Krippendorff's four coders and twelve units, missing where there is a dot.</summary>
    private static readonly string[] Coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-stats-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A real set (statistics.md): accuracy to 4 decimals, log-likelihood to 1e-3; and what is written beside it.</summary>
    [Fact]
    public async Task Labels_are_aggregated_against_a_truth()
    {
        var (data, truth) = (Repository.DataOrSkip("crowd/face/data.csv"), Repository.DataOrSkip("crowd/face/truth.csv"));
        var json = await JsonAsync("aggregate", data, "--method", "dawid-skene", "--truth", truth, "--out", Path("p.csv"), "--workers", Path("w.csv"), "--confusions", Path("c.csv"), "--json");
        Assert.Equal("dawid-skene", json.GetProperty("method").GetString());
        Assert.Equal([584, 27, 5242, 4], new[] { "tasks", "workers", "labels", "classes" }.Select(n => json.GetProperty(n).GetInt32()));
        Assert.Equal(.6404, json.GetProperty("accuracy").GetDouble(), 4);
        Assert.Equal(-4088.7916, json.GetProperty("log_likelihood").GetDouble(), 1e-3);
        Assert.True(json.GetProperty("converged").GetBoolean() && json.GetProperty("iterations").GetInt32() > 1);
        Assert.True(json.GetProperty("seconds").GetProperty("read").GetDouble() > 0 && json.GetProperty("seconds").GetProperty("fit").GetDouble() > 0);

        var posteriors = File.ReadLines(Path("p.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal("task,label,probability", File.ReadLines(Path("p.csv")).First());
        Assert.Equal(584, posteriors.Select(p => p[0]).Distinct().Count());
        Assert.All(posteriors.GroupBy(p => p[0]), task => Assert.Equal(1, task.Sum(p => Number(p[2])), 6));
        Assert.All(posteriors.GroupBy(p => p[0]), task => Assert.Equal(task.Max(p => Number(p[2])), Number(task.First()[2])));
        Assert.Equal(1 + 27, File.ReadLines(Path("w.csv")).Count());
        Assert.Equal(1 + 27 * 16, File.ReadLines(Path("c.csv")).Count());
    }

    [Theory]
    [InlineData("majority")]
    [InlineData("wawa")]
    [InlineData("zero-based-skill")]
    [InlineData("one-coin")]
    [InlineData("glad")]
    [InlineData("mace")]
    [InlineData("kos")]
    [InlineData("m-msr")]
    public async Task Every_method_has_its_name(string method)
    {
        var file = await FileAsync("labels.csv", "task,worker,label\n1,a,x\n1,b,x\n1,c,y\n2,a,y\n2,b,y\n2,c,y\n3,a,x\n3,b,x\n3,c,x\n");
        var json = await JsonAsync("aggregate", file, "--method", method, "--truth", await FileAsync("truth.csv", "task,label\n1,x\n2,y\n3,x\n"), "--json");
        Assert.Equal(method, json.GetProperty("method").GetString());
        Assert.Equal(1, json.GetProperty("accuracy").GetDouble());
    }

    [Theory]
    [InlineData("nominal", .743421)]
    [InlineData("ordinal", .815388)]
    [InlineData("interval", .849107)]
    [InlineData("ratio", .797403)]
    public async Task Krippendorffs_alpha(string level, double alpha)
    {
        var rows = Coders.SelectMany((coder, c) => coder.Select((label, unit) => (c, unit, label))).Where(r => r.label != '.').Select(r => $"{r.unit},{r.c},{r.label}");
        var json = await JsonAsync("agreement", await FileAsync("coders.csv", "task,worker,label\n" + string.Join('\n', rows)), "--coefficient", "alpha", "--level", level, "--json");
        Assert.Equal(alpha, json.GetProperty("value").GetDouble(), 6);
        Assert.Equal(4, json.GetProperty("n_raters").GetInt32());
        Assert.True(json.GetProperty("low").GetDouble() < alpha && alpha < json.GetProperty("high").GetDouble() && json.GetProperty("se").GetDouble() > 0);
        Assert.Equal(11, json.GetProperty("n_items").GetInt32());
    }

    [Fact]
    public async Task An_undefined_coefficient_is_null_with_a_sentence()
    {
        var json = await JsonAsync("agreement", await FileAsync("same.csv", "task,worker,label\n1,a,x\n1,b,x\n2,a,x\n2,b,x\n"), "--json");
        Assert.Equal(JsonValueKind.Null, json.GetProperty("value").ValueKind);
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("note").GetString()));
    }

    /// <summary>Wikipedia's four players: strengths over their geometric mean .6398, 1.0433, .6598, 2.2704; ratings are their logarithms.</summary>
    [Fact]
    public async Task Four_players_are_ranked()
    {
        string[] games = ["A B 2", "B A 3", "A D 1", "D A 4", "B C 5", "C B 3", "C D 1", "D C 3"];
        var rows = games.Select(g => g.Split(' ')).SelectMany(g => Enumerable.Repeat($"{g[0]},{g[1]},{g[0]}", int.Parse(g[2], CultureInfo.InvariantCulture)));
        var json = await JsonAsync("rank", await FileAsync("games.csv", "left,right,label\n" + string.Join('\n', rows)), "--model", "bradley-terry", "--json");
        var models = json.GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("model").GetString()!);
        foreach (var (player, strength) in new[] { ("A", .6398), ("B", 1.0433), ("C", .6598), ("D", 2.2704) })
        {
            Assert.Equal(strength, Math.Exp(models[player].GetProperty("rating").GetDouble()), 4);
            Assert.InRange(models[player].GetProperty("rank_low").GetInt32(), 1, models[player].GetProperty("rank_high").GetInt32());
        }

        Assert.Equal(0, models.Values.Sum(m => m.GetProperty("rating").GetDouble()), 9);
        Assert.Equal(8, models["A"].GetProperty("comparisons").GetInt32() - 2);
        Assert.Contains("D", await MustAsync("rank", Path("games.csv"), "--model", "davidson", "--cluster", "none", "--bootstrap", "20"), StringComparison.Ordinal);
    }

    /// <summary>methods.md 1.6, with λ clipped to 1: .608333, se .121473; people alone .625, se .182981.</summary>
    [Fact]
    public async Task People_and_a_judge_are_combined()
    {
        double[] y = [1, 0, 1, 1, 0, 1, 0, 1], f = [.9, .2, .7, .8, .4, .6, .1, .9], u = [.5, .7, .2, .9, .6, .8, .3, .4, .7, .6, .9, .1];
        var human = await FileAsync("h.csv", "task,value\n" + string.Join('\n', y.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{v}"))));
        var judge = await FileAsync("j.csv", "task,score\n" + string.Join('\n', f.Concat(u).Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{v}"))));
        var json = await JsonAsync("estimate", "--human", human, "--judge", judge, "--json");
        Assert.Equal(.608333, json.GetProperty("powered").GetProperty("value").GetDouble(), 6);
        Assert.Equal(.121473, json.GetProperty("powered").GetProperty("se").GetDouble(), 6);
        Assert.Equal(.182981, json.GetProperty("human").GetProperty("se").GetDouble(), 6);
        Assert.Equal(1, json.GetProperty("lambda").GetDouble());
        Assert.Contains("people alone", await MustAsync("estimate", "--human", human, "--judge", judge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raters_pairs_and_plans()
    {
        var ratings = await FileAsync("ratings.csv", "task,worker,value\n" + string.Join('\n', Enumerable.Range(0, 12).SelectMany(t => Enumerable.Range(0, 3).Select(w => $"t{t},w{w},{1 + (t * 7 % 5 + (w == 2 ? 0 : 1) + t * w % 2) % 5}"))));
        var rasch = await JsonAsync("raters", ratings, "--json");
        Assert.Equal(3, rasch.GetProperty("raters").GetArrayLength());
        Assert.Equal(0, rasch.GetProperty("raters").EnumerateArray().Sum(r => r.GetProperty("measure").GetDouble()), 6);
        Assert.Contains("severity", await MustAsync("raters", ratings), StringComparison.Ordinal);
        Assert.Contains("ICC(2,1)", await MustAsync("raters", ratings, "--model", "variance"), StringComparison.Ordinal);

        var votes = await FileAsync("votes.csv", "model_a,model_b,winner\nx,y,model_a\nx,y,model_b\ny,z,model_a\nz,y,tie (bothbad)\n");
        var pairs = (await MustAsync("next-pairs", votes, "--count", "7")).Trim().Split('\n');
        Assert.Equal(8, pairs.Length);
        Assert.Equal("left,right,probability", pairs[0]);
        Assert.Equal(await MustAsync("next-pairs", votes, "--count", "7"), await MustAsync("next-pairs", votes, "--count", "7"));

        // Cochran: 1.96² · .25 / .05² = 384.2.
        Assert.Contains("385", await MustAsync("plan", "proportion", "--half-width", ".05"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_decisions_and_checks()
    {
        var spans = await JsonAsync("spans", await FileAsync("spans.csv", "document,worker,start,end,category\nd,a,0,10,claim\nd,b,0,10,claim\nd,a,20,30,claim\nd,b,20,30,claim\n"), "--json");
        Assert.All(spans.GetProperty("coefficients").EnumerateArray(), c => Assert.Equal(1, c.GetProperty("value").GetDouble(), 9));
        var regions = await MustAsync("regions", await FileAsync("regions.csv", "image,worker,x,y,width,height\n1,a,0,0,10,5\n1,b,2,0,10,5\n"));
        Assert.Contains("0.6667", regions, StringComparison.Ordinal);

        // methods.md 2.4: 65 wins and 35 losses have E = 19.30666, just short of 20; 70 and 30 are decided.
        var votes = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"x,y,{(i < 65 ? "x" : "y")}").Concat(Enumerable.Range(0, 100).Select(i => $"v,w,{(i < 70 ? "v" : "w")}")));
        var decided = (await JsonAsync("decide", await FileAsync("decide.csv", "left,right,label\n" + votes), "--json")).GetProperty("pairs").EnumerateArray().ToList();
        Assert.Equal(["v", "x"], decided.Select(p => p.GetProperty("first").GetString()));
        Assert.Equal(19.30666, decided[1].GetProperty("e_value").GetDouble(), 5);
        Assert.True(decided[0].GetProperty("decided").GetBoolean());

        // Four straight misses flag, eight straight hits pass (methods.md 5).
        var checks = string.Join('\n', Enumerable.Range(0, 10).SelectMany(t => new[] { $"{t},good,x", $"{t},bad,y" }));
        var gold = (await JsonAsync("gold", await FileAsync("gold.csv", "task,worker,label\n" + checks), "--truth", await FileAsync("checks.csv", "task,label\n" + string.Join('\n', Enumerable.Range(0, 10).Select(t => $"{t},x"))), "--json")).GetProperty("workers").EnumerateArray().ToList();
        Assert.Equal(["bad flag 4", "good pass 8"], gold.Select(w => $"{w.GetProperty("worker")} {w.GetProperty("verdict")} {w.GetProperty("after")}"));
    }

    /// <summary>Nothing that is read is written over, through no link either, and nothing is written twice.</summary>
    [Theory]
    [InlineData("aggregate IN --out IN")]
    [InlineData("aggregate IN --truth TRUTH --workers TRUTH")]
    [InlineData("aggregate IN --out LNK")]
    [InlineData("aggregate IN --out NEW --soft NEW")]
    [InlineData("aggregate IN --out /dev/full")]
    [InlineData("aggregate IN --out -")]
    [InlineData("next-pairs IN --out IN")]
    public async Task No_input_is_overwritten(string line)
    {
        const string labels = "task,worker,label\n1,a,x\n1,b,y\n";
        var (file, truth) = (await FileAsync("in.csv", labels), await FileAsync("truth.csv", "task,label\n1,x\n"));
        File.CreateSymbolicLink(Path("link.csv"), file);
        var (code, _, errors) = await RunAsync(line.Replace("IN", file, StringComparison.Ordinal).Replace("TRUTH", truth, StringComparison.Ordinal).Replace("LNK", Path("link.csv"), StringComparison.Ordinal).Replace("NEW", Path("new.csv"), StringComparison.Ordinal).Split(' '));
        Assert.Equal(Exit.BadInput, code);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(labels, await TextAsync(file));
        Assert.Equal("task,label\n1,x\n", await TextAsync(truth));
        Assert.False(File.Exists(Path("new.csv")));
    }

    [Fact]
    public async Task A_file_in_memory_is_a_file()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "This machine has no /dev/shm.");
        var folder = Directory.CreateDirectory($"/dev/shm/parallax-stats-{Environment.ProcessId}");
        await MustAsync("aggregate", await FileAsync("in.csv", "task,worker,label\n1,a,x\n"), "--out", System.IO.Path.Combine(folder.FullName, "p.csv"));
        Assert.Equal("task,label,probability\n1,x,1\n", await TextAsync(System.IO.Path.Combine(folder.FullName, "p.csv")));
        folder.Delete(recursive: true);
    }

    /// <summary>The page names every verb, method and coefficient.</summary>
    [Fact]
    public async Task The_documentation_knows_them_all()
    {
        using var reader = new StreamReader(System.IO.Path.Combine(Repository.Root, "docs", "statistics.md"));
        var page = await reader.ReadToEndAsync();
        var help = await MustAsync("--help");
        var verbs = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim().Split(' ')[0]).Where(v => v.Length > 0).ToList();
        Assert.True(verbs.Count >= 11);
        Assert.All(verbs, verb => Assert.Contains($"`{verb}", page, StringComparison.Ordinal));
        var methods = (await RunAsync("aggregate", "x", "--method", "?")).Errors.Split(": ")[^1].Trim().TrimEnd('.').Split(", ");
        var coefficients = (await RunAsync("agreement", "x", "--coefficient", "?")).Errors.Split(": ")[^1].Trim().TrimEnd('.').Split(", ");
        Assert.All(methods.Concat(coefficients), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aggregate /no/such/file.csv", "/no/such/file.csv")]
    [InlineData("aggregate FILE --method guess", "guess")]
    [InlineData("aggregate FILE --duplicates perhaps", "perhaps")]
    [InlineData("aggregate FILE", "line 3, column 'label'")]
    [InlineData("aggregate FILE --max-iterations 0", "--max-iterations")]
    [InlineData("agreement FILE --coefficient gamma-ray", "gamma-ray")]
    [InlineData("agreement FILE --level royal", "royal")]
    [InlineData("agreement FILE --coefficient ac2", "--level")]
    [InlineData("rank FILE", "column 'left'")]
    [InlineData("rank FILE --model chess", "chess")]
    [InlineData("estimate --human FILE", "--judge")]
    [InlineData("raters FILE", "line 2, column 'label'")]
    [InlineData("plan proportion --half-width 2", "2")]
    [InlineData("plan ranking --gap 100 --json", "extreme size")]
    [InlineData("next-pairs FILE --count 0", "--count")]
    [InlineData("stats-of-what", "stats-of-what")]
    public async Task Bad_input_is_said_in_one_line(string line, string named)
    {
        var file = await FileAsync("bad.csv", "task,worker,label\n1,a,x\n2,b,\n");
        var (code, output, errors) = await RunAsync(line.Replace("FILE", file, StringComparison.Ordinal).Split(' '));
        Assert.True(code == Exit.BadInput, $"exit code {code}: {errors}");
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private async Task<string> FileAsync(string name, string text)
    {
        await File.WriteAllTextAsync(Path(name), text);
        return Path(name);
    }

    private static async Task<string> TextAsync(string file)
    {
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<JsonElement> JsonAsync(params string[] arguments) => JsonDocument.Parse(await MustAsync(arguments)).RootElement;

    private static async Task<string> MustAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);
        Assert.True(code == Exit.Done, $"{string.Join(' ', arguments)}: {code} {errors}");
        return output;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Executable, "stats", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
