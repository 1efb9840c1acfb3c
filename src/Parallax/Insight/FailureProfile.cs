namespace Parallax.Insight;

/// <summary>How often each model fails in each way: rates of judged responses in which somebody found an issue of the code.</summary>
/// <param name="Scope">A category, or empty for all.</param>
/// <param name="Cells">One for each model and code, and for each model and class (code empty); those without a judged response are left out.</param>
public sealed record FailureProfile(string Scope, int Judgments, int People, IReadOnlyList<FailingModel> Models, IReadOnlyList<FailureClass> Classes, IReadOnlyList<FailureCell> Cells, IReadOnlyList<string> Left)
{
    public const string Kind = "failures";
}

/// <param name="Number">Number of the <see cref="KnownModel"/>.</param>
/// <param name="N">How many of its responses were judged, each time counted.</param>
public sealed record FailingModel(int Number, string Model, string Version, long N)
{
    [System.Text.Json.Serialization.JsonIgnore] public string Name => KnownModel.NameOf(Model, Version);
}

public sealed record FailureClass(string Id, string Name, string Definition, IReadOnlyList<FailureCode> Codes);

public sealed record FailureCode(string Code, string Name, string Definition);

/// <summary>One cell of the profile.</summary>
/// <param name="X">Judged responses in which an issue was found.</param>
/// <param name="N">Judged responses.</param>
/// <param name="Tasks">On how many tasks.</param>
/// <param name="Severe">Of the issues found, how many had the highest severity.</param>
public sealed record FailureCell(int Model, string Class, string Code, long X, long N, int Tasks, long Severe, double? Rate, double? Low, double? High, string? Note);

/// <summary>Where two models fail differently on the same tasks.</summary>
/// <param name="Tasks">Tasks on which both were judged.</param>
public sealed record FailureDifference(int First, int Second, string Scope, int Tasks, IReadOnlyList<DifferenceLine> Lines)
{
    public const string Kind = "differences";

    /// <summary>The false discovery rate that e-BH holds over the lines.</summary>
    public const double Alpha = .05;

    public static string Key(int first, int second, string scope) => FormattableString.Invariant($"{first}/{second}/{scope}");
}

/// <summary>One code.</summary>
/// <param name="FirstMore">Tasks on which a larger share of the judgments found it in the first model's response.</param>
/// <param name="EValue">Evidence that the two differ, as a factor: that of the sign test over tasks, which may be looked at at any time.</param>
/// <param name="IsSure">Whether e-BH over all codes of the table rejects that they are alike.</param>
public sealed record DifferenceLine(string Class, string Code, int FirstMore, int SecondMore, double EValue, bool IsSure);
