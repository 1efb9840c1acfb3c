using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A presentation with what a decision about it would change.</summary>
/// <param name="Models">The models whose responses it shows.</param>
public sealed record JudgedPresentation(Guid Id, Guid Task, IReadOnlyList<Guid> Responses, IReadOnlyList<string> Models);

/// <summary>What one person said on one presentation, as far as people can differ on it.</summary>
/// <param name="Choice">The answer to the protocol's choice; null where it asks for none.</param>
/// <param name="Levels">By the place of the response, from 1, and the dimension.</param>
/// <param name="NamesSeveral">They name several readings that share their belief; null where readings are not asked.</param>
/// <param name="IsUnclear">They flagged the image or the prompt.</param>
public sealed record Vote(Guid Presentation, Guid Person, string? Choice, IReadOnlyDictionary<string, int> Levels, bool? NamesSeveral, bool IsUnclear)
{
    /// <summary>With less of a hundred points a second reading is an afterthought.</summary>
    public const int SecondReading = 20;

    public const string First = "1";
    public const string Second = "2";
    public const string Several = "several readings";
    private const string OneReading = "one reading";

    /// <summary>They say outright that it is the task.</summary>
    public bool SeesSeveral => NamesSeveral == true || IsUnclear;

    /// <summary>What is read of a judgment: the rest of it stays where it is.</summary>
    private sealed record Said
    {
        public Preference? Preference { get; init; }
        public IReadOnlyDictionary<Guid, SaidOfResponse> Responses { get; init; } = new Dictionary<Guid, SaidOfResponse>();
        public IReadOnlyList<Interpretation>? Interpretations { get; init; }
        public IReadOnlyList<ItemFlag>? Flags { get; init; }
    }

    private sealed record SaidOfResponse(IReadOnlyDictionary<string, Rating>? Dimensions, IReadOnlyList<string>? Steps, int? FirstWrong);

    /// <param name="answers">JSON of <see cref="Answers"/>.</param>
    public static Vote Of(JudgedPresentation presentation, Guid person, string answers)
    {
        ArgumentNullException.ThrowIfNull(presentation);
        var said = Content.Read<Said>(answers);
        return new Vote(
            presentation.Id, person, ChoiceOf(presentation, said), LevelsOf(presentation, said),
            said.Interpretations is { } readings ? readings.Count(r => r.Share >= SecondReading) > 1 : null,
            said.Flags?.Any(f => f.Flag is TaskReports.UnclearImage or TaskReports.UnclearPrompt) == true);
    }

    private static string? ChoiceOf(JudgedPresentation presentation, Said said)
    {
        if (said.Preference is { } preference)
            return preference.Better is not { } better ? preference.Strength : better == presentation.Responses[0] ? First : Second;
        if (said.Interpretations is { } readings) return readings.Count > 1 ? Several : OneReading;
        var firstWrong = presentation.Responses.Where(r => said.Responses.TryGetValue(r, out var about) && about.Steps is { Count: > 0 })
            .Select(r => said.Responses[r].FirstWrong is { } step ? $"step {step + 1}" : "no step wrong").ToList();
        return firstWrong.Count == 0 ? null : string.Join(" | ", firstWrong);
    }

    private static Dictionary<string, int> LevelsOf(JudgedPresentation presentation, Said said)
    {
        var levels = new Dictionary<string, int>();
        for (var i = 0; i < presentation.Responses.Count; i++)
        {
            if (!said.Responses.TryGetValue(presentation.Responses[i], out var about)) continue;
            foreach (var (dimension, rating) in about.Dimensions ?? new Dictionary<string, Rating>())
                if (rating.Level is { } level) levels[$"{i + 1} {dimension}"] = level;
        }

        return levels;
    }
}
