namespace Parallax.Statistics.Input;

/// <summary>
/// Labels (task, worker, class) in compressed rows: by task, and by worker as soon as somebody asks. Ids are numbers 0 … count - 1 into their
/// <see cref="IdTable"/>; classes are numbered in their order (by value if all are numbers, else by code point), so that
/// "the smallest class" means the same whatever order the rows came in.
/// </summary>
public sealed class Labels
{
    private readonly Lazy<Rows> _byWorker;

    internal Labels(IdTable tasks, IdTable workers, IdTable classes, Rows byTask)
    {
        (Tasks, Workers, Classes, ByTask) = (tasks, workers, classes, byTask);
        _byWorker = new Lazy<Rows>(() => ByTask.Transposed(workers.Count));
    }

    /// <summary>Ids of the tasks.</summary>
    public IdTable Tasks { get; }

    /// <summary>Ids of the workers.</summary>
    public IdTable Workers { get; }

    /// <summary>Ids of the classes, in their order.</summary>
    public IdTable Classes { get; }

    /// <summary>How many labels there are.</summary>
    public int Count => ByTask.Other.Length;

    /// <summary>Row t: the workers and classes of task t.</summary>
    internal Rows ByTask { get; }

    /// <summary>Row w: the tasks and classes of worker w.</summary>
    internal Rows ByWorker => _byWorker.Value;

    /// <summary>Workers who labelled a task; parallel to <see cref="ClassesOfTask"/>.</summary>
    public ReadOnlySpan<int> WorkersOfTask(int task) => ByTask.Others(task);

    /// <summary>Classes that a task was given; parallel to <see cref="WorkersOfTask"/>.</summary>
    public ReadOnlySpan<int> ClassesOfTask(int task) => ByTask.Classes(task);

    /// <summary>Tasks that a worker labelled; parallel to <see cref="ClassesOfWorker"/>.</summary>
    public ReadOnlySpan<int> TasksOfWorker(int worker) => ByWorker.Others(worker);

    /// <summary>Classes that a worker gave; parallel to <see cref="TasksOfWorker"/>.</summary>
    public ReadOnlySpan<int> ClassesOfWorker(int worker) => ByWorker.Classes(worker);

    /// <summary>Labels from rows in memory.</summary>
    /// <exception cref="InputException">A (task, worker) comes twice and <paramref name="duplicates"/> refuses it; an id is empty.</exception>
    public static Labels From(IEnumerable<(string Task, string Worker, string Label)> rows, DuplicatePolicy duplicates = DuplicatePolicy.Refuse)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new LabelsBuilder("rows", firstLine: 1);
        foreach (var (task, worker, label) in rows) builder.Add(task, worker, label);
        return builder.Build(duplicates);
    }
}
