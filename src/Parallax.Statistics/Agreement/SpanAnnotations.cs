using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>Spans of categories that raters marked in documents (text by character, speech by time).</summary>
public sealed class SpanAnnotations
{
    private readonly AnnotatedDocuments<Span> _documents = new();
    private readonly IdTable _categories = new();

    /// <summary>Adds a span.</summary>
    /// <exception cref="InputException">It has no length, or an end is not finite.</exception>
    public void Add(string document, string rater, double start, double end, string category)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        if (!double.IsFinite(start) || !double.IsFinite(end) || end <= start)
            throw new InputException(FormattableString.Invariant($"A span of '{rater}' in '{document}' goes from {start} to {end}. A span ends after it starts."));
        _documents.Of(document, rater).Add(new Span(start, end, _categories.Intern(category)));
    }

    /// <summary>Says that a rater saw a document: without it, one who marked nothing is not known to have looked.</summary>
    public void Saw(string document, string rater) => _documents.Of(document, rater);

    internal AnnotatedDocuments<Span> Documents => _documents;

    internal readonly record struct Span(double Start, double End, int Category)
    {
        public double Length => End - Start;

        public double Overlap(Span other)
        {
            var shared = Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
            return shared / (Length + other.Length - shared);
        }
    }
}
