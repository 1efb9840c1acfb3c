using Parallax.Bench;
using Parallax.Bench.Statistics;

// Ratios in one run, against a floor or against itself at another size. Usage: parallax-bench [product|exports|statistics] [--out FILE]
var report = new Report();
string?[] databases = [null, Environment.GetEnvironmentVariable("PARALLAX_TEST_POSTGRES")];
if (!args.Contains("statistics") && !args.Contains("exports"))
{
    foreach (var postgres in databases.Distinct())
    {
        var name = postgres is null ? "SQLite" : "PostgreSQL";
        await HttpAgainstDirect.RunAsync(report, name, postgres);
        await ClaimBySize.RunAsync(report, name, postgres);
        await LedgerAgainstInserts.RunAsync(report, name, postgres);
    }

    WorkspaceBytes.Run(report);
}

if (!args.Contains("statistics") && !args.Contains("product"))
{
    foreach (var postgres in databases.Distinct())
        await ExportAgainstReader.RunAsync(report, postgres is null ? "SQLite" : "PostgreSQL", postgres, args.Contains("--million") ? 1_000_000 : 100_000);
}

if (!args.Contains("product") && !args.Contains("exports"))
{
    DawidSkeneAgainstC.Run(report);
    GrowthByLabels.Run(report);
    OtherMethods.Run(report);
    RankingByBattles.Run(report);
}

report.Print();
if (Array.IndexOf(args, "--out") is var at and >= 0 && at + 1 < args.Length) await File.WriteAllTextAsync(args[at + 1], report.Markdown());
return report.Missed == 0 ? 0 : 1;
