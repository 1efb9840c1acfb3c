using Parallax.Statistics.Aggregation;

namespace Parallax.Statistics.Tests.Aggregation;

public class RealSetsTests
{
    private static readonly string[] Sets = ["d_product", "rte", "duck_bluebird", "dog", "face", "snow_temp"];
    [Fact]
    public void Print()
    {
        foreach (var set in Sets)
        {
            var (labels, truth) = CrowdData.Load(set);
            var line = set;
            foreach (var r in new[] { Mace.Fit(labels, new MaceOptions{MaxIterations=1000,Restarts=1}), Mace.Fit(labels, new MaceOptions{MaxIterations=1000,Tolerance=1e-6}), Mace.Fit(labels, new MaceOptions{MaxIterations=2000, Tolerance=1e-8}),  Mace.Fit(labels, new MaceOptions{Variational=false,MaxIterations=1000,Restarts=1}),Mace.Fit(labels, new MaceOptions{Variational=false,MaxIterations=1000,Tolerance=1e-6}),Mace.Fit(labels, new MaceOptions{Variational=false,MaxIterations=1000}), Kos.Fit(labels), MMsr.Fit(labels),MMsr.Fit(labels, new MMsrOptions{Trim=0}) })
line += $" {r.Method} {Accuracy.Of(r, truth).Value:0.0000} ({r.Iterations}{(r.Converged?"":"!")} {r.LogLikelihood:0.000} {r.Note})\n   ";
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        }
        Assert.Fail("x");
    }
}
