using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>Groups of raters that are joined by common tasks, by union and find.</summary>
internal static class RaterGroups
{
    public static int Count(Rows byTask, int workers)
    {
        var parent = new int[workers];
        for (var w = 0; w < workers; w++) parent[w] = w;
        var groups = workers;
        for (var task = 0; task < byTask.Count; task++)
        {
            var raters = byTask.Others(task);
            for (var i = 1; i < raters.Length && groups > 1; i++)
            {
                var (a, b) = (Root(parent, raters[0]), Root(parent, raters[i]));
                if (a == b) continue;
                parent[b] = a;
                groups--;
            }
        }

        return groups;
    }

    private static int Root(int[] parent, int w)
    {
        while (parent[w] != w) w = parent[w] = parent[parent[w]];
        return w;
    }
}
