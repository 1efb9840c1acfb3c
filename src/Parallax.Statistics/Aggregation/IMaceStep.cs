namespace Parallax.Statistics.Aggregation;

/// <summary>How expected counts become parameters: by variational Bayes, or by smoothing and normalising.</summary>
internal interface IMaceStep
{
    /// <summary>From how many labels a worker knew and made up to the logs of theta and 1 - theta; returns the part of theta in the objective.</summary>
    double Knowing(double known, double madeUp, out double logKnow, out double logMakeUp, out double theta);

    /// <summary>What <see cref="LogHabit"/> needs of the sum of the counts; adds the part of xi to the objective.</summary>
    double Habits(ReadOnlySpan<double> madeUp, double sum, ref double objective);

    /// <summary>The log of xi for a class with this count.</summary>
    double LogHabit(double count, double total);
}
