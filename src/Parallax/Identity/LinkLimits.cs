using System.Threading.RateLimiting;

namespace Parallax.Identity;

/// <summary>How many links may be asked for: by one address, and from one place. Each node counts by itself.</summary>
public sealed class LinkLimits : IDisposable
{
    private const int AnAddress = 5;
    private const int APlace = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(AnAddress);
    private readonly PartitionedRateLimiter<string> _places = Limiter(APlace);

    public bool Allows(string email, string place)
    {
        ArgumentNullException.ThrowIfNull(email);
        using var from = _places.AttemptAcquire(place);
        if (!from.IsAcquired) return false;
        using var to = _addresses.AttemptAcquire(email.ToUpperInvariant());
        return to.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _places.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
}
