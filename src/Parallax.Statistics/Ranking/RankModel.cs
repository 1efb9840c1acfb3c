namespace Parallax.Statistics.Ranking;

/// <summary>How ratings make outcomes. With d the difference of two ratings in logits.</summary>
public enum RankModel
{
    /// <summary>P(win) = 1 / (1 + e^-d); a tie counts half a win to each (Bradley and Terry, Biometrika 39, 1952).</summary>
    BradleyTerry,

    /// <summary>P(tie) = ν sqrt(P(win) P(loss)), ν free (Davidson, JASA 65, 1970).</summary>
    Davidson,

    /// <summary>P(win) = 1 / (1 + θ e^-d), θ ≥ 1 free (Rao and Kupper, JASA 62, 1967).</summary>
    RaoKupper,

    /// <summary>The sequential update of Elo, K = 32, in the order of rows. It depends on that order and has no standard error.</summary>
    Elo,
}

/// <summary>Which votes depend on each other.</summary>
public enum RankCluster
{
    /// <summary>None: each vote stands by itself.</summary>
    None,

    /// <summary>Votes of one rater.</summary>
    Worker,

    /// <summary>Votes on one prompt.</summary>
    Prompt,

    /// <summary>Both: the two-way estimator of Cameron, Gelbach and Miller (2011).</summary>
    WorkerAndPrompt,
}

/// <summary>Where standard errors come from.</summary>
public enum RankErrors
{
    /// <summary>The inverse of the observed information: right if the model is.</summary>
    Model,

    /// <summary>H⁻¹ G H⁻¹ with G summed over votes (HC0).</summary>
    Sandwich,

    /// <summary>H⁻¹ G H⁻¹ with G summed over clusters, times G/(G - 1) (CR1).</summary>
    Cluster,
}
