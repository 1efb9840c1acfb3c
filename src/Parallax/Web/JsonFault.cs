using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parallax.Web;

/// <summary>Says what is wrong with JSON in words for its sender: the place, and no names from inside the program.</summary>
public static partial class JsonFault
{
    public static string Say(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var message = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        if (Unmapped().Match(message) is { Success: true } unmapped) return $"there is no field '{unmapped.Groups[1].Value}' here{At(exception)}.";
        if (message.Contains("could not be converted", StringComparison.Ordinal)) return $"the value{At(exception)} is of another kind than is expected here.";
        if (Missing().Match(message) is { Success: true } missing) return $"these fields are missing{At(exception)}: {missing.Groups[1].Value}.";
        return message.TrimEnd('.') + At(exception) + ".";
    }

    private static string At(JsonException exception)
    {
        var place = exception.Path is { Length: > 0 } path and not "$" ? $" at {path}" : "";
        return exception.LineNumber is > 0 and var line ? $"{place} (line {line + 1})" : place;
    }

    [GeneratedRegex("^The JSON property '([^']+)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex Missing();
}
