using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>For each document the raters who saw it, in the order of their numbers, and what each marked.</summary>
internal sealed class AnnotatedDocuments<T>
{
    private readonly List<SortedDictionary<int, List<T>>> _documents = [];
    private readonly IdTable _names = new();
    private readonly IdTable _raters = new();

    public int Raters => _raters.Count;

    public long Count => _documents.Sum(d => d.Values.Sum(marks => (long)marks.Count));

    /// <summary>Documents in the order in which they came, each as (rater, marks).</summary>
    public IEnumerable<IReadOnlyList<(int Rater, List<T> Marks)>> All => _documents.Select(d => d.Select(r => (r.Key, r.Value)).ToList());

    /// <summary>Those that two or more raters saw.</summary>
    public List<IReadOnlyList<(int Rater, List<T> Marks)>> Shared => [.. All.Where(d => d.Count > 1)];

    public string RaterName(int rater) => _raters[rater];

    public List<T> Of(string document, string rater)
    {
        var at = _names.Intern(document);
        if (at == _documents.Count) _documents.Add([]);
        var key = _raters.Intern(rater);
        if (!_documents[at].TryGetValue(key, out var marks)) _documents[at][key] = marks = [];
        return marks;
    }
}
