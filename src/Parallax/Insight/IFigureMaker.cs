using Parallax.Data;

namespace Parallax.Insight;

/// <summary>Makes one kind of figure from the judgments of a project. A seam with one implementation a page of results.</summary>
public interface IFigureMaker
{
    string Kind { get; }

    /// <returns>By scope: a category, or empty for all.</returns>
    Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel);
}
