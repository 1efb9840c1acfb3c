using Parallax.Data;

namespace Parallax.Talent;

/// <summary>All that a listing says, as it is stored and hashed.</summary>
/// <param name="Summary">One or two sentences, for lists and feeds.</param>
/// <param name="Body">Markdown: the work itself.</param>
/// <param name="Preferred">What adds; it never gates.</param>
/// <param name="PayMin">Minor units an hour.</param>
/// <param name="PayMax">Minor units an hour.</param>
/// <param name="Hours">How much work, and when.</param>
/// <param name="HowPaid">How and when it is paid.</param>
/// <param name="NotSupported">Who cannot be supported now, and why.</param>
/// <param name="Selection">How selection works and how long it takes.</param>
/// <param name="Rules">Where applicants may be, and what is asked about it.</param>
public sealed record Listing(
    string Title, string Summary, string Body,
    IReadOnlyList<string> Areas, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Skills, IReadOnlyList<string> Preferred,
    string Currency, long PayMin, long PayMax, string Hours, string HowPaid, string NotSupported, string Selection,
    EligibilityRules Rules, ApplicationForm Form)
{
    public const int LongestTitle = 120;
    private const int LongestSummary = 400;
    private const int LongestText = 4000;
    private const int LongestBody = 20_000;
    private const int LongestItem = 400;
    private const int MostItems = 30;

    public Money Least => new(PayMin, Currency);

    public Money Most => new(PayMax, Currency);

    /// <summary>What is wrong, by field; empty when it can be published.</summary>
    public Dictionary<string, string[]> Faults()
    {
        var faults = new Dictionary<string, string[]>();
        Text(faults, "title", Title, LongestTitle);
        Text(faults, "summary", Summary, LongestSummary);
        Text(faults, "body", Body, LongestBody);
        foreach (var (name, text) in new[] { ("hours", Hours), ("howPaid", HowPaid), ("notSupported", NotSupported), ("selection", Selection) }) Text(faults, name, text, LongestText);
        foreach (var (name, items) in new[] { ("areas", Areas), ("responsibilities", Responsibilities), ("skills", Skills) }) Items(faults, name, items, 1);
        Items(faults, "preferred", Preferred, 0);
        if (!Currencies.IsKnown(Currency)) faults["currency"] = ["Choose a currency."];
        if (PayMin <= 0 || PayMax < PayMin || PayMax > 1_000_000_00) faults["pay"] = ["The pay is a range an hour, the smaller amount first, both above zero."];
        foreach (var (name, fault) in Rules is null ? [new("countries", "Name the countries.")] : Rules.Faults()) faults[name] = [fault];
        foreach (var (name, fault) in Form is null ? [new("form", "The form is missing.")] : Form.Faults()) faults[name] = [fault];
        return faults;
    }

    private static void Text(Dictionary<string, string[]> faults, string name, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) faults[name] = ["This is needed."];
        else if (text.Contains('\0', StringComparison.Ordinal)) faults[name] = ["It has a NUL character: remove it."];
        else if (text.Length > longest) faults[name] = [$"At most {longest} characters; these are {text.Length}."];
    }

    private static void Items(Dictionary<string, string[]> faults, string name, IReadOnlyList<string>? items, int least)
    {
        if (items is null || items.Count < least) faults[name] = ["Name at least one, one a line."];
        else if (items.Count > MostItems) faults[name] = [$"At most {MostItems}; these are {items.Count}."];
        else if (items.Any(i => string.IsNullOrWhiteSpace(i) || i.Length > LongestItem)) faults[name] = [$"Each is one line of 1 to {LongestItem} characters."];
    }
}
