using System.Collections.Concurrent;

namespace Parallax.Desk;

/// <summary>What a run did to the server, in bounded memory: latencies are kept as counts.</summary>
public sealed class SimulationFigures
{
    /// <summary>Each bucket is a tenth wider than the one before; they begin at a tenth of a millisecond.</summary>
    private const double Growth = 1.1;
    private const double Shortest = .1;
    private const int Buckets = 160;

    private readonly ConcurrentDictionary<string, long[]> _latencies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private TimeSpan _worked;
    private long _judgments;
    private long _checks;
    private long _retries;

    public long Judgments => Interlocked.Read(ref _judgments);

    /// <summary>Counts the time of this work, and none in which a run only prepares or waits.</summary>
    public async Task WorkAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var start = TimeProvider.System.GetTimestamp();
        await work();
        _worked += TimeProvider.System.GetElapsedTime(start);
    }

    public void Submitted(bool isCheck)
    {
        Interlocked.Increment(ref _judgments);
        if (isCheck) Interlocked.Increment(ref _checks);
    }

    public void Retried() => Interlocked.Increment(ref _retries);

    public void Refused(string code) => _refusals.AddOrUpdate(code, 1, (_, count) => count + 1);

    public void Answered(string kind, TimeSpan took)
    {
        var bucket = Math.Clamp((int)(Math.Log(Math.Max(took.TotalMilliseconds, Shortest) / Shortest) / Math.Log(Growth)), 0, Buckets - 1);
        Interlocked.Increment(ref _latencies.GetOrAdd(kind, _ => new long[Buckets])[bucket]);
    }

    public LoadReport Report()
    {
        var seconds = _worked.TotalSeconds;
        return new LoadReport(
            _judgments, _checks, Math.Round(seconds, 1), seconds == 0 ? 0 : Math.Round(_judgments / seconds * 60, 1), _retries,
            [.. _latencies.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => Of(l.Key, l.Value))],
            _refusals.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Value));
    }

    private static RequestReport Of(string kind, long[] counts)
    {
        var n = counts.Sum();
        return new RequestReport(kind, n, Quantile(.5), Quantile(.95), Quantile(.99));

        double Quantile(double share)
        {
            var (bucket, seen) = (0, counts[0]);
            while (seen < share * n) seen += counts[++bucket];
            return Math.Round(Shortest * Math.Pow(Growth, bucket + 1), 1);
        }
    }
}

/// <summary>What the server was asked and how it answered.</summary>
/// <param name="Checks">Of the judgments, those on tasks with a known answer.</param>
/// <param name="Refusals">By code.</param>
public sealed record LoadReport(
    long Judgments, long Checks, double Seconds, double JudgmentsPerMinute, long Retries, IReadOnlyList<RequestReport> Requests, IReadOnlyDictionary<string, int> Refusals);

/// <summary>One kind of request. Times in milliseconds, to a tenth of themselves.</summary>
public sealed record RequestReport(string Kind, long Count, double Median, double P95, double P99);
