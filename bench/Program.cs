using Parallax.Bench;

// Ratios in one run, against a floor or against itself at another size. Usage: parallax-bench [--out FILE]
var report = new Report();
string?[] databases = [null, Environment.GetEnvironmentVariable("PARALLAX_TEST_POSTGRES")];
foreach (var postgres in databases.Distinct())
{
    var name = postgres is null ? "SQLite" : "PostgreSQL";
    await HttpAgainstDirect.RunAsync(report, name, postgres);
    await ClaimBySize.RunAsync(report, name, postgres);
    await LedgerAgainstInserts.RunAsync(report, name, postgres);
}

WorkspaceBytes.Run(report);
report.Print();
if (args is ["--out", var file]) await File.WriteAllTextAsync(file, report.Markdown());
return report.Missed == 0 ? 0 : 1;
