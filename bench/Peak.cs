namespace Parallax.Bench;

/// <summary>The most that the whole process holds while it is watched, from as little as it can give back before.</summary>
public sealed class Peak : IDisposable
{
    private readonly Timer _timer;
    private readonly long _before;
    private long _most;

    public Peak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _before = Environment.WorkingSet;
        _timer = new Timer(_ => Interlocked.Exchange(ref _most, Math.Max(Volatile.Read(ref _most), Environment.WorkingSet)), null, 0, 20);
    }

    public long Bytes => Volatile.Read(ref _most);

    public long Growth => Math.Max(0, Bytes - _before);

    public void Dispose() => _timer.Dispose();
}
