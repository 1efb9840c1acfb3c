using Parallax.Bench;
using Parallax.Bench.Statistics;

// Ratios in one run, against a floor or against itself at another size. Usage: parallax-bench [product|exports|insight|statistics] [--million] [--out FILE]
string[] all = ["product", "exports", "insight", "statistics"];
var chosen = all.Where(args.Contains).ToList() is { Count: > 0 } some ? some : [.. all];
var judgments = args.Contains("--million") ? 1_000_000 : 100_000;
var report = new Report();
string?[] databases = [null, Environment.GetEnvironmentVariable("PARALLAX_TEST_POSTGRES")];
foreach (var postgres in databases.Distinct())
{
    var name = postgres is null ? "SQLite" : "PostgreSQL";
    if (chosen.Contains("product"))
    {
        await HttpAgainstDirect.RunAsync(report, name, postgres);
        await ClaimBySize.RunAsync(report, name, postgres);
        await LedgerAgainstInserts.RunAsync(report, name, postgres);
    }

    if (chosen.Contains("exports")) await ExportAgainstReader.RunAsync(report, name, postgres, judgments);
    if (chosen.Contains("insight")) await InsightAtSize.RunAsync(report, name, postgres, judgments);
}

if (chosen.Contains("product")) WorkspaceBytes.Run(report);
if (chosen.Contains("statistics"))
{
    DawidSkeneAgainstC.Run(report);
    GrowthByLabels.Run(report);
    OtherMethods.Run(report);
    RankingByBattles.Run(report);
}

report.Print();
if (Array.IndexOf(args, "--out") is var at and >= 0 && at + 1 < args.Length) await File.WriteAllTextAsync(args[at + 1], report.Markdown());
return report.Missed == 0 ? 0 : 1;
