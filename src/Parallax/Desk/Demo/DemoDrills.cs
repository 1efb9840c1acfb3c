namespace Parallax.Desk;

/// <summary>
/// What the pairs that nobody judged yet are used for: practice, checks whose answer leaves no doubt, the calibration set, and
/// some that are left as work. Pure.
/// </summary>
public sealed class DemoDrills(IReadOnlyList<DemoDrill> all)
{
    private const int Checks = 17;
    private const int Shared = 6;
    private const int ClearFrom = 4;

    /// <summary>Each teaches one section of the guidelines.</summary>
    private static readonly string[] Taught = ["living-room", "hall-mirror", "windowsill"];

    public IReadOnlyList<DemoDrill> Practice { get; } = [.. Taught.Select(task => all.First(d => d.Task == task && IsClear(d)))];

    public IReadOnlyList<DemoDrill> Gold => [.. all.Where(IsClear).Except(Practice).Take(Checks)];

    public IReadOnlyList<DemoDrill> Calibration => [.. Rest.Where((_, i) => i % 3 == 0).Take(Shared)];

    public IReadOnlyList<DemoDrill> Work => [.. Rest.Except(Calibration)];

    private IEnumerable<DemoDrill> Rest => all.Except(Practice).Except(Gold);

    private static bool IsClear(DemoDrill drill) => drill.Apart >= ClearFrom && drill.FirstWrong.Values.Any(step => step is not null);
}
