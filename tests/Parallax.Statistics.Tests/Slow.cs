namespace Parallax.Statistics.Tests;

/// <summary>What runs only when it is asked for.</summary>
internal static class Slow
{
    /// <summary>Long simulations run under <c>./test --slow</c>.</summary>
    public static bool Asked => Environment.GetEnvironmentVariable("PARALLAX_TEST_SLOW") == "1";

    public static void SkipUnlessAsked() => Assert.SkipUnless(Asked, "a long simulation: ./test --slow");
}
