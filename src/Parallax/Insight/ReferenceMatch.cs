using System.Text;

namespace Parallax.Insight;

/// <summary>
/// An answer against a reference, by words and not by meaning: after lower case, without punctuation and articles (the rule of SQuAD, Rajpurkar et al.,
/// EMNLP 2016) and with number words as digits (that of VQA, Antol et al., ICCV 2015).
/// </summary>
public static class ReferenceMatch
{
    private static readonly HashSet<string> Articles = ["a", "an", "the"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether the words of the reference stand in the answer, one after the other.</summary>
    public static bool Says(string answer, string reference)
    {
        var (said, wanted) = (Words(answer), Words(reference));
        if (wanted.Count == 0) return said.Count == 0;
        for (var at = 0; at + wanted.Count <= said.Count; at++)
            if (said.Skip(at).Take(wanted.Count).SequenceEqual(wanted)) return true;
        return false;
    }

    /// <summary>The harmonic mean of the share of the answer's words that the reference has and the share of the reference's that the answer has.</summary>
    public static double F1(string answer, string reference)
    {
        var (said, wanted) = (Words(answer), Words(reference));
        if (said.Count == 0 || wanted.Count == 0) return said.Count == wanted.Count ? 1 : 0;
        var left = wanted.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var shared = 0;
        foreach (var word in said)
        {
            if (left.GetValueOrDefault(word) == 0) continue;
            left[word]--;
            shared++;
        }

        return 2.0 * shared / (said.Count + wanted.Count);
    }

    internal static List<string> Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormC)) plain.Append(char.IsLetterOrDigit(c) ? c : c is '\'' or '’' ? '\0' : ' ');
        return [.. plain.Replace("\0", "").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Articles.Contains(w)).Select(w => Array.IndexOf(Numbers, w) is >= 0 and var n ? $"{n}" : w)];
    }
}
