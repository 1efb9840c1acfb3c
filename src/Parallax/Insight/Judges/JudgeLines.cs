using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Insight;

/// <summary>One line of a judge's scores: <c>{"task": "scene-1", "model": "alpha", "version": "2", "score": 0.8}</c>.</summary>
public sealed record JudgeLine
{
    [JsonRequired] public string Task { get; init; } = "";
    [JsonRequired] public string Model { get; init; } = "";
    public string? Version { get; init; }
    [JsonRequired] public double Score { get; init; }
}

/// <summary>Reads a judge's scores a line at a time. Unknown fields are refused: a misspelt one would be lost in silence.</summary>
public static class JudgeLines
{
    /// <summary>A line is short; one that is longer is no score.</summary>
    private const int LongestLine = 4000;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The line, or what is wrong with it.</summary>
    public static (JudgeLine? Line, string? Fault) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestLine) return (null, $"the line has more than {LongestLine:N0} characters");
        try
        {
            var line = JsonSerializer.Deserialize<JudgeLine>(text, Strict);
            if (line is null || line.Task.Length == 0 || line.Model.Length == 0) return (null, "\"task\" and \"model\" are needed");
            return double.IsFinite(line.Score) ? (line, null) : (null, "\"score\" is not a finite number");
        }
        catch (JsonException fault)
        {
            return (null, fault.Message.Split(" Path:")[0].Split(" LineNumber:")[0]);
        }
    }
}
