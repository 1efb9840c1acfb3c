using System.Globalization;
using System.Text;

namespace Parallax.Bench;

/// <summary>What was measured: ratios with their gates, and absolute figures only as a remark.</summary>
public sealed class Report
{
    private readonly List<(string What, string Value, string Gate, bool Missed)> _rows = [];

    public int Missed => _rows.Count(r => r.Missed);

    public void Ratio(string what, double ratio, double most, string remark) =>
        _rows.Add((what, string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} ({remark})"), string.Create(CultureInfo.InvariantCulture, $"at most {most:F1}"), ratio > most));

    public void Bytes(string what, long bytes, long most) =>
        _rows.Add((what, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KB"), $"at most {most / 1024} KB", bytes > most));

    /// <summary>An absolute figure: reported beside what it should be on a quiet machine of two cores, and no gate.</summary>
    public void Target(string what, double seconds, double target, string remark) =>
        _rows.Add((what, string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s{(remark.Length > 0 ? $" ({remark})" : "")}"), string.Create(CultureInfo.InvariantCulture, $"target {target:F0} s"), false));

    /// <summary>How long somebody waits: beside what it should be, and no gate.</summary>
    public void Milliseconds(string what, double median, double late, double target) =>
        _rows.Add((what, string.Create(CultureInfo.InvariantCulture, $"{median * 1000:F0} ms (95th percentile {late * 1000:F0} ms)"), string.Create(CultureInfo.InvariantCulture, $"target {target:F0} ms"), false));

    public void Print() => Console.WriteLine(Markdown());

    public string Markdown()
    {
        var text = new StringBuilder("| what | measured | gate |\n|---|---|---|\n");
        foreach (var (what, value, gate, missed) in _rows) text.Append(CultureInfo.InvariantCulture, $"| {what} | {value}{(missed ? " **missed**" : "")} | {gate} |\n");
        return text.ToString();
    }
}
