using System.CommandLine;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats …</c>: the statistics library on plain CSV and JSON Lines files, without a project or a database.</summary>
public static class StatsCommands
{
    public static Command Make() => new("stats", "Statistics of human judgment on plain CSV and JSON Lines files.")
    {
        AggregateVerb.Make(),
        AgreementVerb.Make(),
        MarksVerbs.Spans(),
        MarksVerbs.Regions(),
        RankVerb.Make(),
        RatersVerb.Make(),
        EstimateVerb.Make(),
        PlanVerb.Make(),
        NextPairsVerb.Make(),
        DecideVerb.Make(),
        GoldVerb.Make(),
    };
}
