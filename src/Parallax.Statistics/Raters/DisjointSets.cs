namespace Parallax.Statistics.Raters;

/// <summary>Sets that grow together (union by size, path halving): what is connected in a graph whose edges come one at a time.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;
    private readonly int[] _size;

    public DisjointSets(int items)
    {
        (_parent, _size) = (new int[items], new int[items]);
        for (var i = 0; i < items; i++) (_parent[i], _size[i]) = (i, 1);
    }

    public int Find(int item)
    {
        while (_parent[item] != item) item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    public void Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b) return;
        if (_size[a] < _size[b]) (a, b) = (b, a);
        _parent[b] = a;
        _size[a] += _size[b];
    }

    public int SizeOf(int item) => _size[Find(item)];
}
