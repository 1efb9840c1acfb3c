using Parallax.Statistics.Aggregation;

namespace Parallax.Statistics.Tests.Aggregation;

public class RealSetsTests
{
    /// <summary>statistics.md, "Real crowd sets", ties to the smallest label. rte is 735 of 800 = .91875, printed as .9187.</summary>
    [Theory]
    [InlineData("d_product", 8315, 0.8966)]
    [InlineData("rte", 800, 0.91875)]
    [InlineData("duck_bluebird", 108, 0.7593)]
    [InlineData("dog", 807, 0.8178)]
    [InlineData("face", 584, 0.6301)]
    [InlineData("snow_temp", 462, 0.9394)]
    public void Majority_has_the_published_accuracy(string set, int n, double accuracy)
    {
        var (labels, truth) = CrowdData.Load(set);
        var estimate = Accuracy.Of(MajorityVote.Fit(labels), truth);
        Assert.Equal(accuracy, estimate.Value!.Value, 0.00005);
        Assert.Equal(n, estimate.N);
        Assert.InRange(estimate.Value.Value, estimate.Low!.Value, estimate.High!.Value);
    }

    /// <summary>
    /// [1x] Found by this library on 2026-11-27 and held here against change, two tasks either way; no printed values were at hand to compare with.
    /// MACE is below the majority vote on d_product, and that is the model (no class prevalence; 12% of these are of class 1): a dense EM of the formulas in the paper, written apart
    /// from this, has the same maximum (see the test below).
    /// </summary>
    [Theory]
    [InlineData("d_product", 0.8966, 0.8966, 0.9283, 0.8356, 0.9282, 0.9263)]
    [InlineData("rte", 0.9213, 0.9213, 0.9250, 0.9263, 0.9250, 0.9275)]
    [InlineData("duck_bluebird", 0.7593, 0.7593, 0.7222, 0.8611, 0.7222, 0.7130)]
    [InlineData("dog", 0.8290, 0.8302, 0.8340, 0.8302, 0.8352, 0.8240)]
    [InlineData("face", 0.6301, 0.6301, 0.6284, 0.6438, 0.6182, 0.6301)]
    [InlineData("snow_temp", 0.9437, 0.9437, 0.9351, 0.9416, 0.9416, 0.9307)]
    public void The_others_keep_theirs(string set, double wawa, double zeroBased, double glad, double mace, double kos, double mMsr)
    {
        var (labels, truth) = CrowdData.Load(set);
        var expected = new Dictionary<string, double> { ["wawa"] = wawa, ["zero-based-skill"] = zeroBased, ["glad"] = glad, ["mace"] = mace, ["kos"] = kos, ["m-msr"] = mMsr };
        foreach (var (method, accuracy) in expected)
            Assert.Equal(accuracy, Accuracy.Of(Fits.Fit(method, labels), truth).Value!.Value, 2.5 / labels.Tasks.Count);
    }

    /// <summary>
    /// [2x] An EM of the model in Hovy et al. (2013) over dense arrays, written in another language from the formulas, started at theta = 1/2 and xi = 1/K,
    /// with the smoothing .01/K, has this penalised log-likelihood and this accuracy after 399 M-steps.
    /// </summary>
    [Fact]
    public void Mace_by_plain_EM_has_the_maximum_of_a_dense_EM_on_d_product()
    {
        var (labels, truth) = CrowdData.Load("d_product");
        var result = Mace.Fit(labels, new MaceOptions { Variational = false, Restarts = 1, MaxIterations = 399, Tolerance = 0 });
        Assert.Equal(-8095.604092480068, result.LogLikelihood!.Value, 1e-6);
        Assert.Equal(0.8388454600, Accuracy.Of(result, truth).Value!.Value, 9);
    }

    /// <summary>
    /// [2x] Likewise the variational one, with the divergences of Beta and Dirichlet posteriors over all classes, after so many M-steps.
    /// </summary>
    [Theory]
    [InlineData("face", 12, -4767.8781333599045, 0.6438356164)]
    [InlineData("rte", 30, -4219.990891539802, 0.9275)]
    public void Variational_Mace_has_the_evidence_of_a_dense_one(string set, int iterations, double evidence, double accuracy)
    {
        var (labels, truth) = CrowdData.Load(set);
        var result = Mace.Fit(labels, new MaceOptions { Restarts = 1, MaxIterations = iterations, Tolerance = 0 });
        Assert.Equal(evidence, result.LogLikelihood!.Value, 1e-6);
        Assert.Equal(accuracy, Accuracy.Of(result, truth).Value!.Value, 9);
    }

    /// <summary>
    /// [2x] Messages as sums, as published: a program in another language, from the formulas of the paper, has .8955 on d_product and .4975 on rte.
    /// On rte a worker with many labels then outvotes all others, and more rounds make it worse: .498 after 100, as statistics.md has it of a peer.
    /// </summary>
    [Theory]
    [InlineData("d_product", 0.8955, 0.0002)]
    [InlineData("rte", 0.498, 0.002)]
    public void Kos_with_sums_is_the_published_one(string set, double accuracy, double tolerance)
    {
        var (labels, truth) = CrowdData.Load(set);
        Assert.Equal(accuracy, Accuracy.Of(Kos.Fit(labels, new KosOptions { Sums = true }), truth).Value!.Value, tolerance);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void More_rounds_do_not_make_Kos_worse_on_rte(int rounds)
    {
        var (labels, truth) = CrowdData.Load("rte");
        Assert.InRange(Accuracy.Of(Kos.Fit(labels, new KosOptions { MaxIterations = rounds }), truth).Value!.Value, 0.92, 0.93);
    }

    [Theory]
    [InlineData("glad")]
    [InlineData("mace")]
    [InlineData("mace-em")]
    public void The_objective_never_falls(string method)
    {
        foreach (var set in new[] { "rte", "dog", "face" })
        {
            var (labels, _) = CrowdData.Load(set);
            var trace = Fits.Fit(method, labels).LogLikelihoods;
            Assert.True(trace.Count > 5);
            Assert.All(trace.Zip(trace.Skip(1)), step => Assert.True(step.Second >= step.First - 1e-9 * Math.Abs(step.First), $"{set}: {step}"));
        }
    }
}
