using System.Globalization;

namespace Parallax.Projects;

/// <summary>Which two responses are shown together, by their index in the task, and which of them is the first.</summary>
public readonly record struct Pair(int First, int Second);

/// <summary>How the responses of a task are paired: all pairs, a star around the first response, or so many random pairs.</summary>
public sealed record PairPlan
{
    private const string AllName = "all";
    private const string StarName = "star";
    public const int MaximumRandomPairs = TaskLimits.Responses * (TaskLimits.Responses - 1) / 2;

    private readonly int? _random;
    private readonly bool _star;

    private PairPlan(bool star, int? random)
    {
        _star = star;
        _random = random;
    }

    /// <summary>Reads <c>all</c>, <c>star</c> or a number; null when it is none of them.</summary>
    public static PairPlan? Parse(string text) => text switch
    {
        AllName => new(star: false, random: null),
        StarName => new(star: true, random: null),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MaximumRandomPairs => new(star: false, n),
        _ => null,
    };

    /// <summary>How many pairs a task asks for, when the plan is a number.</summary>
    public int? Asked => _random;

    public override string ToString() => _random?.ToString(CultureInfo.InvariantCulture) ?? (_star ? StarName : AllName);

    /// <summary>The pairs of one task, the same for the same seed and id.</summary>
    public IReadOnlyList<Pair> Draw(int responses, int seed, string externalId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(responses, 2);
        var draw = new SeededDraw(seed, "pairs " + externalId);
        var pairs = _star ? Star(responses) : _random is { } wanted ? Random(responses, wanted, draw) : All(responses);
        return [.. pairs.Select(p => draw.Coin() ? new Pair(p.Second, p.First) : p)];
    }

    private static IEnumerable<Pair> Star(int responses) => Enumerable.Range(1, responses - 1).Select(i => new Pair(0, i));

    private static IEnumerable<Pair> All(int responses) =>
        from first in Enumerable.Range(0, responses)
        from second in Enumerable.Range(first + 1, responses - first - 1)
        select new Pair(first, second);

    /// <summary>First as few pairs as it takes for each response to appear, then others until there are enough.</summary>
    private static List<Pair> Random(int responses, int wanted, SeededDraw draw)
    {
        var order = Enumerable.Range(0, responses).ToArray();
        draw.Shuffle(order);
        var pairs = new List<Pair>();
        for (var i = 0; i + 1 < responses; i += 2) pairs.Add(Ordered(order[i], order[i + 1]));
        if (responses % 2 == 1) pairs.Add(Ordered(order[^1], order[draw.Below(responses - 1)]));

        var others = All(responses).Except(pairs).ToArray();
        draw.Shuffle(others);
        pairs.AddRange(others.Take(wanted - pairs.Count));
        return pairs;
    }

    private static Pair Ordered(int a, int b) => new(Math.Min(a, b), Math.Max(a, b));
}
