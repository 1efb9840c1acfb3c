namespace Parallax.Statistics.Tests.Inference;

internal static class Slow
{
    /// <summary>Long simulations run under <c>./test --slow</c>.</summary>
    public static void SkipUnlessAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PARALLAX_TEST_SLOW") == "1", "a long simulation: ./test --slow");
}
