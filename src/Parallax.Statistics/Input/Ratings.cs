namespace Parallax.Statistics.Input;

/// <summary>
/// Ratings (task, worker, facet, value): what a worker gave one task on one facet (dimension, criterion), and on which prompt where what is rated
/// answered several (a model). Rows are in the order they were read; the columns are parallel.
/// </summary>
public sealed class Ratings
{
    internal Ratings(IdTable tasks, IdTable workers, IdTable facets, IdTable prompts, int[] task, int[] worker, int[] facet, int[]? prompt, double[] value)
    {
        (Tasks, Workers, Facets, Prompts) = (tasks, workers, facets, prompts);
        (TaskIds, WorkerIds, FacetIds, PromptIds, Values) = (task, worker, facet, prompt, value);
    }

    /// <summary>Ids of what was rated.</summary>
    public IdTable Tasks { get; }

    /// <summary>Ids of the workers.</summary>
    public IdTable Workers { get; }

    /// <summary>Ids of the facets; one that is named "value" where the data has none.</summary>
    public IdTable Facets { get; }

    /// <summary>Ids of the prompts; empty where the data has none.</summary>
    public IdTable Prompts { get; }

    /// <summary>How many ratings there are.</summary>
    public int Count => Values.Length;

    internal int[] TaskIds { get; }

    internal int[] WorkerIds { get; }

    internal int[] FacetIds { get; }

    /// <summary>Null where the data has no prompts.</summary>
    internal int[]? PromptIds { get; }

    internal double[] Values { get; }

    /// <summary>Row <paramref name="index"/>.</summary>
    public (int Task, int Worker, int Facet, double Value) this[int index] => (TaskIds[index], WorkerIds[index], FacetIds[index], Values[index]);

    /// <summary>Ratings from rows in memory.</summary>
    /// <exception cref="InputException">A (task, worker, facet) comes twice and is refused; an id is empty; a value is not finite.</exception>
    public static Ratings From(IEnumerable<(string Task, string Worker, string Facet, double Value)> rows, DuplicatePolicy duplicates = DuplicatePolicy.Refuse)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new RatingsBuilder("rows");
        var line = 0L;
        foreach (var (task, worker, facet, value) in rows) builder.Add(task, worker, facet, value, ++line);
        return builder.Build(duplicates);
    }
}
