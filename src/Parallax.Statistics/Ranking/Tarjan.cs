namespace Parallax.Statistics.Ranking;

/// <summary>
/// Strongly connected components (Tarjan, SIAM Journal on Computing 1, 1972), with a stack of its own so that long chains do not
/// overflow the thread's. A component is closed once all that it reaches are: the first has no edge out.
/// </summary>
internal sealed class Tarjan(int[] start, int[] to)
{
    private readonly int[] _index = new int[start.Length - 1];
    private readonly int[] _low = new int[start.Length - 1];
    private readonly int[] _component = new int[start.Length - 1];
    private readonly int[] _next = start[..^1];
    private readonly Stack<int> _open = new();
    private int _seen;
    private int _closed;

    public (int[] Component, int Count) Components()
    {
        Array.Fill(_component, -1);
        for (var node = 0; node < _index.Length; node++)
            if (_index[node] == 0) Explore(node);
        return (_component, _closed);
    }

    private void Explore(int root)
    {
        var path = new Stack<int>();
        Enter(root, path);
        while (path.TryPeek(out var node))
        {
            if (_next[node] < start[node + 1]) Follow(node, to[_next[node]++], path);
            else Leave(path);
        }
    }

    private void Enter(int node, Stack<int> path)
    {
        _index[node] = _low[node] = ++_seen;
        _open.Push(node);
        path.Push(node);
    }

    private void Follow(int node, int other, Stack<int> path)
    {
        if (_index[other] == 0) Enter(other, path);
        else if (_component[other] < 0) _low[node] = Math.Min(_low[node], _index[other]);
    }

    private void Leave(Stack<int> path)
    {
        var node = path.Pop();
        if (path.TryPeek(out var parent)) _low[parent] = Math.Min(_low[parent], _low[node]);
        if (_low[node] != _index[node]) return;
        int member;
        do _component[member = _open.Pop()] = _closed;
        while (member != node);
        _closed++;
    }
}
