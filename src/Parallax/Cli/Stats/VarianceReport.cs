using System.Globalization;
using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary>Where the variance of ratings comes from, for people.</summary>
internal static class VarianceReport
{
    public static void Show(IReadOnlyList<VarianceSplit> splits)
    {
        StatsOutput.Table("Where the variance of ratings comes from", ["facet", ">ratings", ">items", ">raters", ">rest", ">ICC(2,1)", ">raters for .8"], splits.Select(s => new[]
        {
            s.Facet, StatsOutput.Count(s.Ratings), StatsOutput.Number(s.Item), StatsOutput.Number(s.Rater), StatsOutput.Number(s.Residual), StatsOutput.Number(s.Icc),
            s.RatersNeeded?.ToString(CultureInfo.InvariantCulture) ?? "–",
        }));
        StatsOutput.Facts([.. splits.Where(s => s.Note is not null).Select(s => (s.Facet, s.Note))]);
    }
}
