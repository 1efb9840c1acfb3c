namespace Parallax.Projects;

/// <summary>Where the pair plan could not be followed to the letter: the report says so.</summary>
internal sealed class PlanNotes(int? asked)
{
    private int _raised;
    private int _lowered;

    public void Count(StagedTask task)
    {
        if (task.Presentations.Count > asked) _raised++;
        if (task.Presentations.Count < asked) _lowered++;
    }

    public IEnumerable<string> Words()
    {
        if (_raised > 0) yield return $"{_raised} tasks have more than the {asked} pairs of the plan: each response must appear.";
        if (_lowered > 0) yield return $"{_lowered} tasks have fewer than the {asked} pairs of the plan: their responses make no more.";
    }
}
