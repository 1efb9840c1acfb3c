namespace Parallax.Statistics.Agreement;

/// <summary>Coefficients of agreement. All but <see cref="Percent"/> correct for agreement by chance; they differ in what chance means.</summary>
public enum CoefficientKind
{
    /// <summary>The share of pairs of labels on one task that agree (weighted: how far they agree).</summary>
    Percent,

    /// <summary>Krippendorff's alpha: chance pairs any two labels of the data. For any number of raters, missing labels and levels.</summary>
    Alpha,

    /// <summary>Cohen's kappa (1960; weighted 1968): chance keeps the class shares of each of two raters.</summary>
    Cohen,

    /// <summary>Fleiss' kappa (1971): chance draws from the class shares of all raters together.</summary>
    Fleiss,

    /// <summary>Conger's kappa (1980): Cohen's for any number of raters, each with own class shares.</summary>
    Conger,

    /// <summary>Scott's pi (1955): Fleiss' kappa for two raters.</summary>
    Scott,

    /// <summary>Brennan and Prediger (1981): chance takes all classes alike.</summary>
    BrennanPrediger,

    /// <summary>Gwet's AC1 (2008), with weights AC2: steady where one class has nearly all labels and kappa falls.</summary>
    Ac1,
}
