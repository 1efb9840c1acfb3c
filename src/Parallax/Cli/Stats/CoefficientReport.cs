using Parallax.Statistics.Agreement;

namespace Parallax.Cli.Stats;

/// <summary>Coefficients of agreement for people and for machines.</summary>
internal static class CoefficientReport
{
    /// <summary>One coefficient is the object itself; several are a list in it.</summary>
    public static void Print(IReadOnlyList<(string Name, Coefficient Value)> found, double read, double fit)
    {
        if (found.Count == 1) StatsOutput.Print(Shape(found[0].Name, found[0].Value, new { Read = read, Fit = fit }));
        else StatsOutput.Print(new { Coefficients = found.Select(f => Shape(f.Name, f.Value, null)), Seconds = new { Read = read, Fit = fit } });
    }

    private static object Shape(string name, Coefficient c, object? seconds) => new
    {
        Coefficient = name,
        c.Method,
        c.Value,
        Se = c.StandardError,
        c.Low,
        c.High,
        NItems = c.Items,
        NRaters = c.Raters,
        NLabels = c.N,
        c.Note,
        Seconds = seconds,
    };

    /// <param name="found">Coefficients by name.</param>
    /// <param name="marks">What they count: labels, marks.</param>
    /// <param name="items">What they rest on: tasks, documents.</param>
    public static void Show(IReadOnlyList<(string Name, Coefficient Value)> found, string marks, string items)
    {
        StatsOutput.Table("Agreement", ["coefficient", ">value", ">se", "interval", "0 … 1"], found.Select(f => new[]
        {
            f.Name,
            StatsOutput.Number(f.Value.Value),
            StatsOutput.Number(f.Value.StandardError),
            f.Value.Low is null ? "" : $"[{StatsOutput.Number(f.Value.Low)}, {StatsOutput.Number(f.Value.High)}]",
            f.Value is { Value: { } value, Low: { } low, High: { } high } ? StatsOutput.Whisker(value, low, high, 0, 1) : "",
        }));
        var first = found[0].Value;
        StatsOutput.Facts([("rests on", $"{StatsOutput.Count(first.N)} {marks} of {StatsOutput.Count(first.Items)} {items} by {StatsOutput.Count(first.Raters)} raters"),
            .. found.Select(f => (f.Name, (string?)$"{f.Value.Method}.{(f.Value.Note is { } note ? $" {note}" : "")}"))]);
    }
}
