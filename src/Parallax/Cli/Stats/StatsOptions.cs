using System.CommandLine.Parsing;
using System.Text.Json;

namespace Parallax.Cli.Stats;

/// <summary>How options of several verbs are read and checked.</summary>
internal static class StatsOptions
{
    /// <exception cref="UsageException">It is not between 0 and 1.</exception>
    public static void CheckConfidence(double confidence)
    {
        if (confidence is not (> 0 and < 1)) throw new UsageException("--confidence lies between 0 and 1, as in .95.");
    }

    /// <summary>A name as people type it, with hyphens: bradley-terry.</summary>
    public static T Parse<T>(ArgumentResult argument) where T : struct, Enum
    {
        var said = argument.Tokens.Count == 0 ? "" : argument.Tokens[^1].Value;
        foreach (var value in Enum.GetValues<T>())
            if (Name(value).Equals(said, StringComparison.OrdinalIgnoreCase)) return value;
        argument.AddError($"'{said}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
        return default;
    }

    /// <summary>The same, for options that may be left out.</summary>
    public static T? ParseOptional<T>(ArgumentResult argument) where T : struct, Enum => argument.Tokens.Count == 0 ? null : Parse<T>(argument);

    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
