using System.Buffers;

namespace Parallax.Talent;

/// <summary>Text that goes into a document: without characters that cannot be stored, or that hide or turn round what is read.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> Turning =
        SearchValues.Create("\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <param name="lines">Whether it may have several lines.</param>
    public static bool IsClean(string text, bool lines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(Turning) < 0 && text.All(c => !char.IsControl(c) || (lines && c is '\n' or '\r' or '\t'));
    }
}
