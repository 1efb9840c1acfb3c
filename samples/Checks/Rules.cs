namespace Parallax.Samples.Checks;

/// <summary>What the protocols of the demo accept, said a second time on purpose: a check that shares its source with the thing checked finds nothing.</summary>
internal static class Rules
{
    public static readonly string[] Categories = ["multimodal-reasoning", "real-world", "spatial-reasoning", "common-sense", "ambiguous"];

    public static readonly string[] TaskFields = ["id", "category", "prompt", "media", "responses", "reference", "tags", "metadata"];

    public static readonly string[] Dimensions = ["common-sense", "logical-consistency", "spatial", "contextual"];

    public static readonly string[] Verdicts = ["right", "wrong", "unneeded", "cannot-tell"];

    public static readonly string[] Strengths = ["much-better", "better", "same", "both-bad"];

    public static readonly string[] Roles = ["contributor", "lead", "reviewer", "finance", "operations", "administrator", "applicant"];

    public static readonly string[] Codes =
    [
        "WR-LOGIC", "WR-CAUSAL", "WR-QUANT", "WR-SPATIAL", "WR-SKIP", "MC-SCENE", "MC-PROMPT", "MC-WORLD", "MC-TEXT",
        "IA-OBJECT", "IA-PRIOR", "IA-PREMISE", "IA-INTENT", "IA-CERTAIN", "II-PART", "II-COUNT", "II-ALT", "II-SHALLOW",
    ];

    /// <summary>Whether several readings were seen can be said by who names several.</summary>
    public static string[] Recognitions(int readings) => readings > 1 ? ["yes", "partly", "no"] : ["not-applicable"];

    public const int LowRating = 2;
    public const int RationaleLength = 20;
    public const int TextLength = 4000;
    public const int Overlap = 3;
    public const int MostBytes = 400_000;
    public const double LeastOverlapOfBoxes = 0.6;
}
