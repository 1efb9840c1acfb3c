using Parallax.Statistics.Ranking;

namespace Parallax.Cli.Stats;

/// <summary>How little must leave before the leader changes.</summary>
/// <param name="Votes">Votes taken out one by one.</param>
/// <param name="Raters">Raters taken out with all their votes; null where the data has none.</param>
internal sealed record LeaderFlips(Flip Votes, Flip? Raters);
