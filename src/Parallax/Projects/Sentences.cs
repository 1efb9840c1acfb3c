namespace Parallax.Projects;

/// <summary>Where sentences end. It prefers too few ends to too many: an abbreviation must not cut a thought in two.</summary>
internal static class Sentences
{
    private const string Enders = ".!?…";
    private const string WideEnders = "。！？";
    private const string Closers = "\"'”’»)]}*_」』）";

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "al", "approx", "ca", "fig", "figs",
        "no", "nos", "vol", "ed", "eds", "p", "pp", "inc", "ltd", "co", "dept", "est", "min", "max", "resp", "incl", "u.s", "u.k", "a.m", "p.m",
    };

    public static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndAfter(text, i) is not { } end) continue;
            Add(sentences, text[start..end]);
            start = end;
            i = end - 1;
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    /// <summary>Where the sentence ends whose last mark stands at <paramref name="i"/>; null when none ends there.</summary>
    private static int? EndAfter(string text, int i)
    {
        if (text[i] == '\n') return i + 1;
        var wide = WideEnders.Contains(text[i]);
        if (!wide && !Enders.Contains(text[i])) return null;
        var end = i + 1;
        while (end < text.Length && (Enders.Contains(text[end]) || WideEnders.Contains(text[end]))) end++;
        while (end < text.Length && Closers.Contains(text[end])) end++;
        if (end == text.Length || wide) return end;
        return char.IsWhiteSpace(text[end]) && Begins(text, end) && !IsAbbreviated(text, i) ? end : null;
    }

    /// <summary>A sentence does not begin with a small letter.</summary>
    private static bool Begins(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at == text.Length || !char.IsLower(text[at]);
    }

    private static bool IsAbbreviated(string text, int dot)
    {
        if (text[dot] != '.') return false;
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text[start..dot];
        var initial = word.Length == 1 && char.IsUpper(word[0]) && word != "I";
        return initial || Abbreviations.Contains(word);
    }

    private static void Add(List<string> sentences, string sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length == 0) return;
        // Marks alone ("…", "***") are no sentence: they stay with the one before.
        if (sentences.Count > 0 && !trimmed.Any(char.IsLetterOrDigit)) sentences[^1] += " " + trimmed;
        else sentences.Add(trimmed);
    }
}
