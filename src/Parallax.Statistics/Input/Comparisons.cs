namespace Parallax.Statistics.Input;

/// <summary>
/// Comparisons of two responses: left and right are models, the outcome says which was better; worker and prompt, where the data has
/// them, are the groups in which votes depend on each other. Columns are parallel, rows in the order they were read.
/// </summary>
public sealed class Comparisons
{
    internal Comparisons(IdTable models, IdTable workers, IdTable prompts, int[] left, int[] right, Outcome[] outcome, int[]? worker, int[]? prompt, IReadOnlyList<Covariate> covariates)
    {
        (Models, Workers, Prompts, Covariates) = (models, workers, prompts, covariates);
        (Left, Right, Outcomes, Worker, Prompt) = (left, right, outcome, worker, prompt);
    }

    /// <summary>Ids of the models (players, responses).</summary>
    public IdTable Models { get; }

    /// <summary>Ids of the workers; empty where the data has none.</summary>
    public IdTable Workers { get; }

    /// <summary>Ids of the prompts; empty where the data has none.</summary>
    public IdTable Prompts { get; }

    /// <summary>Style covariates by name; none where the data has none.</summary>
    public IReadOnlyList<Covariate> Covariates { get; }

    /// <summary>How many comparisons there are.</summary>
    public int Count => Outcomes.Length;

    /// <summary>How many rows compared a model with itself: they say nothing and were left out.</summary>
    public int WithItself { get; init; }

    internal int[] Left { get; }

    internal int[] Right { get; }

    internal Outcome[] Outcomes { get; }

    /// <summary>Null where the data has no workers.</summary>
    internal int[]? Worker { get; }

    /// <summary>Null where the data has no prompts.</summary>
    internal int[]? Prompt { get; }

    /// <summary>The same votes, each by itself.</summary>
    internal Comparisons WithoutWorkers() => new(Models, Workers, Prompts, Left, Right, Outcomes, null, Prompt, Covariates) { WithItself = WithItself };

    /// <summary>Row <paramref name="index"/>; worker and prompt are null where the data has none.</summary>
    public (int Left, int Right, Outcome Outcome, int? Worker, int? Prompt) this[int index] =>
        (Left[index], Right[index], Outcomes[index], Worker?[index], Prompt?[index]);

    /// <summary>Comparisons from rows in memory, with workers.</summary>
    public static Comparisons From(IEnumerable<(string Left, string Right, Outcome Outcome, string? Worker)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new ComparisonsBuilder("rows");
        var line = 0L;
        foreach (var (left, right, outcome, worker) in rows) builder.Add(left, right, outcome, worker, null, [], ++line);
        return builder.Build();
    }
}
