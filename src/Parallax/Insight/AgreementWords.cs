using Parallax.Statistics.Agreement;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary>Why alpha, Gwet's coefficient and the plain percentage of one question differ: nearly always because one answer is far more frequent than the others.</summary>
internal static class AgreementWords
{
    /// <summary>Closer than this they say the same.</summary>
    private const double Near = .15;
    private const double Prevalent = .7;

    public static string Why(Coefficient alpha, Coefficient gwet, Coefficient percent, string? usual, double? share, bool isOrdered)
    {
        if (percent.Value is not { } agreed) return percent.Note ?? "Nobody answered yet.";
        if (alpha.Value is not { } beyond)
            return share == 1 ? $"All answers are \u201c{usual}\u201d: nobody could differ, so there is nothing beyond chance to measure." : alpha.Note ?? "Alpha is undefined.";
        if (gwet.Value is { } steady && share >= Prevalent && steady - beyond > Near)
            return $"{Words.Percent(share.Value)} of the answers are \u201c{usual}\u201d. Alpha takes it that chance alone would agree nearly as often, and asks whether people find the same exceptions; {Name(isOrdered)} takes little of it for chance. Read {Name(isOrdered)} for how reliable an answer is, alpha for whether the rare answers can be told apart.";
        if (isOrdered && Math.Max(beyond, gwet.Value ?? beyond) - agreed > Near) return $"People often differ by one level: the percentage counts that as disagreement, alpha and {Name(isOrdered)} as nearly the same.";
        if (agreed - beyond > Near)
            return gwet.Value is { } other && Math.Abs(other - beyond) <= Near
                ? "With few possible answers much agreement is chance: alpha and Gwet take it off, the percentage does not."
                : $"What counts as chance differs: alpha lets it follow how frequent the answers are, {Name(isOrdered)} does so less.";
        return "The three say the same: no answer is so frequent that chance matters much.";
    }

    private static string Name(bool isOrdered) => isOrdered ? "AC2" : "AC1";
}
