using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Collects labels row by row and puts them in order once.</summary>
public sealed class LabelsBuilder
{
    private readonly string _source;
    private readonly LineMap _lines;
    private readonly IdTable _tasks = new();
    private readonly IdTable _workers = new();
    private readonly IdTable _classes = new();
    private int[] _task = new int[RecordReader.Sample];
    private int[] _worker = new int[RecordReader.Sample];
    private int[] _class = new int[RecordReader.Sample];
    private int _count;

    /// <param name="source">Name of the file or stream, for errors.</param>
    /// <param name="firstLine">Line of the first row: 2 below a header.</param>
    public LabelsBuilder(string source, long firstLine)
    {
        _source = source;
        _lines = new LineMap(firstLine);
    }

    /// <summary>Adds the row that stands on the line after the last one.</summary>
    public void Add(string task, string worker, string label) => Add(Encoding.UTF8.GetBytes(task), Encoding.UTF8.GetBytes(worker), Encoding.UTF8.GetBytes(label), _lines.Next(_count));

    /// <summary>Adds a row of UTF-8 ids.</summary>
    /// <exception cref="InputException">An id is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> task, ReadOnlySpan<byte> worker, ReadOnlySpan<byte> label, long line)
    {
        if (task.IsEmpty) throw Empty(line, "task");
        if (worker.IsEmpty) throw Empty(line, "worker");
        if (label.IsEmpty) throw Empty(line, "label");
        if (_count == _task.Length) Reserve(_count * 2L);
        _lines.Note(_count, line);
        _task[_count] = _tasks.Intern(task);
        _worker[_count] = _workers.Intern(worker);
        _class[_count++] = _classes.Intern(label);
    }

    /// <summary>The labels in compressed rows. The builder is used up by it.</summary>
    /// <exception cref="InputException">A (task, worker) comes twice and <paramref name="duplicates"/> refuses it.</exception>
    public Labels Build(DuplicatePolicy duplicates = DuplicatePolicy.Refuse)
    {
        var classes = ClassOrder.Sort(_classes, out var rank);
        for (var i = 0; i < _count; i++) _class[i] = rank[_class[i]];
        if (duplicates == DuplicatePolicy.Last) _task.AsSpan(0, _count).Reverse();
        if (duplicates == DuplicatePolicy.Last) _worker.AsSpan(0, _count).Reverse();
        if (duplicates == DuplicatePolicy.Last) _class.AsSpan(0, _count).Reverse();
        var rows = Rows.Sorted(_tasks.Count, _task.AsSpan(0, _count), _worker.AsSpan(0, _count), _class.AsSpan(0, _count));
        if (duplicates != DuplicatePolicy.Keep) rows = WithoutDuplicates(rows, duplicates);
        (_task, _worker, _class) = ([], [], []);
        return new Labels(_tasks, _workers, classes, rows);
    }

    /// <summary>In one pass: the last task of each worker tells whether this is a second label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Rows WithoutDuplicates(Rows rows, DuplicatePolicy duplicates)
    {
        var seen = new int[_workers.Count];
        Array.Fill(seen, -1);
        var (start, kept) = (new int[rows.Start.Length], 0);
        for (var task = 0; task < rows.Count; task++)
        {
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++)
            {
                var worker = rows.Other[i];
                if (seen[worker] == task && duplicates == DuplicatePolicy.Refuse) throw Duplicate(task, worker);
                if (seen[worker] == task) continue;
                seen[worker] = task;
                (rows.Other[kept], rows.Class[kept]) = (worker, rows.Class[i]);
                kept++;
            }

            start[task + 1] = kept;
        }

        return kept == rows.Other.Length ? rows : new Rows(start, rows.Other[..kept], rows.Class[..kept]);
    }

    private InputException Duplicate(int task, int worker)
    {
        var lines = Enumerable.Range(0, _count).Where(i => _task[i] == task && _worker[i] == worker).Take(4).Select(_lines.LineOf).ToList();
        var others = string.Join(", ", lines.Take(lines.Count - 1).Select(l => l.ToString(CultureInfo.InvariantCulture)));
        return new InputException(_source, lines[^1], null, $"worker '{_workers[worker]}' has already labelled task '{_tasks[task]}' on line {others}. Say which to use: --duplicates keep, first or last.");
    }

    private InputException Empty(long line, string column) => new(_source, line, column, "the id is empty. Every row needs a task, a worker and a label.");

    /// <summary>Makes room for so many labels in all, if it is known how many there will be: else the room doubles.</summary>
    internal void Reserve(long labels)
    {
        if (_count > Array.MaxLength / 2) throw new InputException(_source, _lines.Next(_count), null, "these are more than a billion labels. Split the file by task.");
        var room = (int)Math.Clamp(labels, _count + 1, Array.MaxLength);
        Resize(ref _task, room);
        Resize(ref _worker, room);
        Resize(ref _class, room);
    }

    /// <summary>Without clearing what is written anyway.</summary>
    private void Resize(ref int[] column, int room)
    {
        var larger = GC.AllocateUninitializedArray<int>(room);
        column.AsSpan(0, _count).CopyTo(larger);
        column = larger;
    }
}
