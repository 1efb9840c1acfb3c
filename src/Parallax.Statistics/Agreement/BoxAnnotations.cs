using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>Axis-aligned boxes of categories that raters drew in images.</summary>
public sealed class BoxAnnotations
{
    private readonly AnnotatedDocuments<Box> _images = new();
    private readonly IdTable _categories = new();

    /// <summary>Adds a box by two opposite corners.</summary>
    /// <exception cref="InputException">It has no area, or a corner is not finite.</exception>
    public void Add(string image, string rater, double left, double top, double right, double bottom, string category)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        if (!double.IsFinite(left) || !double.IsFinite(top) || !double.IsFinite(right) || !double.IsFinite(bottom) || right <= left || bottom <= top)
            throw new InputException(FormattableString.Invariant($"A box of '{rater}' in '{image}' goes from ({left}, {top}) to ({right}, {bottom}). A box has its right side right of its left and its bottom below its top."));
        _images.Of(image, rater).Add(new Box(left, top, right, bottom, _categories.Intern(category)));
    }

    /// <summary>Says that a rater saw an image: without it, one who drew nothing is not known to have looked.</summary>
    public void Saw(string image, string rater) => _images.Of(image, rater);

    internal AnnotatedDocuments<Box> Images => _images;

    internal string CategoryName(int category) => _categories[category];

    internal readonly record struct Box(double Left, double Top, double Right, double Bottom, int Category)
    {
        private double Area => (Right - Left) * (Bottom - Top);

        /// <summary>Intersection over union.</summary>
        public double Overlap(Box other)
        {
            var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
            var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
            if (width <= 0 || height <= 0) return 0;
            return width * height / (Area + other.Area - width * height);
        }
    }
}
