using System.Runtime.InteropServices;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Collects ratings row by row.</summary>
public sealed class RatingsBuilder(string source)
{
    private readonly IdTable _tasks = new();
    private readonly IdTable _workers = new();
    private readonly IdTable _facets = new();
    private readonly IdTable _prompts = new();
    private readonly List<int> _task = [];
    private readonly List<int> _worker = [];
    private readonly List<int> _facet = [];
    private readonly List<int> _prompt = [];
    private readonly List<double> _value = [];
    private readonly LineMap _lines = new(1);

    /// <summary>Adds a row.</summary>
    public void Add(string task, string worker, string facet, double value, long line) =>
        Add(Encoding.UTF8.GetBytes(task), Encoding.UTF8.GetBytes(worker), Encoding.UTF8.GetBytes(facet), value, line);

    /// <summary>Adds a row of something that answered several prompts.</summary>
    /// <exception cref="InputException">An id is empty, the value is not a finite number, or a row before had no prompt.</exception>
    public void Add(string task, string worker, string facet, string prompt, double value, long line) =>
        Add(Encoding.UTF8.GetBytes(task), Encoding.UTF8.GetBytes(worker), Encoding.UTF8.GetBytes(facet), Encoding.UTF8.GetBytes(prompt), value, line);

    /// <summary>Adds a row of UTF-8 ids.</summary>
    /// <exception cref="InputException">An id is empty, or the value is not a finite number.</exception>
    public void Add(ReadOnlySpan<byte> task, ReadOnlySpan<byte> worker, ReadOnlySpan<byte> facet, double value, long line) => Add(task, worker, facet, [], value, line);

    private void Add(ReadOnlySpan<byte> task, ReadOnlySpan<byte> worker, ReadOnlySpan<byte> facet, ReadOnlySpan<byte> prompt, double value, long line)
    {
        if (task.IsEmpty) throw Empty(line, "task");
        if (worker.IsEmpty) throw Empty(line, "worker");
        if (facet.IsEmpty) throw Empty(line, "facet");
        if (!double.IsFinite(value)) throw new InputException(source, line, "value", "the rating is not a finite number.");
        if (prompt.IsEmpty ? _prompt.Count > 0 : _prompt.Count < _value.Count) throw new InputException(source, line, "prompt", "some rows have a prompt and some have none. Give all rows one, or none.");
        _lines.Note(_value.Count, line);
        _task.Add(_tasks.Intern(task));
        _worker.Add(_workers.Intern(worker));
        _facet.Add(_facets.Intern(facet));
        if (!prompt.IsEmpty) _prompt.Add(_prompts.Intern(prompt));
        _value.Add(value);
    }

    /// <summary>The ratings.</summary>
    /// <exception cref="InputException">A (task, worker, facet, prompt) comes twice and <paramref name="duplicates"/> refuses it.</exception>
    public Ratings Build(DuplicatePolicy duplicates = DuplicatePolicy.Refuse)
    {
        var kept = duplicates == DuplicatePolicy.Keep ? [.. Enumerable.Range(0, _value.Count)] : Distinct(duplicates);
        return new Ratings(_tasks, _workers, _facets, _prompts, Pick(_task, kept), Pick(_worker, kept), Pick(_facet, kept), _prompt.Count == 0 ? null : Pick(_prompt, kept), Pick(_value, kept));
    }

    private int[] Distinct(DuplicatePolicy duplicates)
    {
        var rows = new Dictionary<(int, int, int, int), int>(_value.Count);
        for (var i = 0; i < _value.Count; i++)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, (_task[i], _worker[i], _facet[i], _prompt.Count == 0 ? 0 : _prompt[i]), out var exists);
            if (exists && duplicates == DuplicatePolicy.Refuse) throw Duplicate(row, i);
            if (!exists || duplicates == DuplicatePolicy.Last) row = i;
        }

        return [.. rows.Values.Order()];
    }

    private InputException Duplicate(int first, int second) => new(source, _lines.LineOf(second), null,
        $"worker '{_workers[_worker[second]]}' has already rated task '{_tasks[_task[second]]}' on '{_facets[_facet[second]]}', on line {_lines.LineOf(first)}. Say which to use: --duplicates keep, first or last.");

    private InputException Empty(long line, string column) => new(source, line, column, "the id is empty. Every row needs a task, a worker and a value.");

    private static T[] Pick<T>(List<T> all, int[] kept) => Array.ConvertAll(kept, i => all[i]);
}
