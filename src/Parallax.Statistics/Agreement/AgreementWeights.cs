namespace Parallax.Statistics.Agreement;

/// <summary>
/// Weights of partial agreement, 1 for the same class and 0 for the farthest two (Gwet, Handbook of Inter-Rater Reliability, 4th
/// edition 2014). They use the classes' numbers x, or their places 1, 2, 3, … where a class is no number.
/// </summary>
public enum AgreementWeights
{
    /// <summary>1 for the same class, else 0.</summary>
    Identity,

    /// <summary>1 - |x - y| / range.</summary>
    Linear,

    /// <summary>1 - (x - y)² / range².</summary>
    Quadratic,

    /// <summary>By places only: 1 - C(d + 1, 2) / C(q, 2) for classes d places apart, of q.</summary>
    Ordinal,

    /// <summary>1 - √|x - y| / √range.</summary>
    Radical,

    /// <summary>1 - ((x - y) / (x + y))² / ((max - min) / (max + min))².</summary>
    Ratio,
}
