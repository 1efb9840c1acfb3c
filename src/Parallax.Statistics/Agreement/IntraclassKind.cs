namespace Parallax.Statistics.Agreement;

/// <summary>Intraclass correlations by the names of Shrout and Fleiss (1979).</summary>
public enum IntraclassKind
{
    /// <summary>ICC(1,1): each task has its own raters. The only one for raters that differ by task; numbers of ratings may differ.</summary>
    OneWay,

    /// <summary>ICC(2,1): absolute agreement of one rater drawn at random, all of whom rate all tasks.</summary>
    TwoWayRandom,

    /// <summary>ICC(2,k): absolute agreement of the mean of k raters drawn at random.</summary>
    TwoWayRandomMean,

    /// <summary>ICC(3,1): consistency of one of just these raters; a constant difference of raters does not count.</summary>
    TwoWayMixed,
}
