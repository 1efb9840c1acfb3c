using System.Runtime.InteropServices;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Tasks with the same labels in any order are one kind: five labels of four classes make 56 kinds, so that a bootstrap sample of a million
/// tasks needs no pass over their labels. Tasks with fewer than two labels are not drawn.
/// </summary>
internal sealed class TaskKinds
{
    private readonly int[] _kind;

    private TaskKinds(int[] kind, int[] example) => (_kind, Example) = (kind, example);

    /// <summary>For each kind, the first task of it.</summary>
    public int[] Example { get; }

    public static TaskKinds Of(Rows rows)
    {
        var (table, kinds, examples) = (new IdTable(), new List<int>(), new List<int>());
        for (var task = 0; task < rows.Count; task++)
        {
            if (rows.Classes(task).Length < 2) continue;
            var labels = rows.Classes(task).ToArray();
            Array.Sort(labels);
            var kind = table.Intern(MemoryMarshal.AsBytes<int>(labels));
            if (kind == examples.Count) examples.Add(task);
            kinds.Add(kind);
        }

        return new TaskKinds([.. kinds], [.. examples]);
    }

    /// <summary>How often each kind comes in as many draws with replacement as there are tasks.</summary>
    public int[] Draw(RandomStream random)
    {
        var times = new int[Example.Length];
        for (var i = 0; i < _kind.Length; i++) times[_kind[random.Next(_kind.Length)]]++;
        return times;
    }
}
