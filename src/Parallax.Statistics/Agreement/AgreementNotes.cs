using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>The sentences that go with a coefficient: why there is none, or what misleads in it.</summary>
internal static class AgreementNotes
{
    public const string NoLabels = "There are no labels.";
    public const string OneRater = "Only one rater labelled: agreement needs two.";
    public const string NoPairs = "No task was labelled twice: agreement needs tasks that two raters share.";
    public const string OneClass = "All labels are of one class: no disagreement was possible, and agreement beyond chance is undefined.";
    public const string OneTask = "One task (document, image) gives no standard error.";

    /// <summary>Fewer tasks than this make a coarse interval.</summary>
    private const int Few = 20;

    public static string? Of(Labels labels, ClassScale scale, CoefficientKind kind, double value, TaskAgreement tasks)
    {
        var single = tasks.Tasks - tasks.Paired;
        var notes = new List<string>();
        if (kind != CoefficientKind.Percent) AddParadox(notes, scale, value, 1 - tasks.Observed, tasks.Shares);
        if (single * 10L > tasks.Tasks) notes.Add($"{single} of {tasks.Tasks} tasks have one label: they count in the class shares only, and the standard error is cautious.");
        AddCommon(notes, labels, scale.Rows, tasks.Observed, tasks.Paired);
        return Joined(notes);
    }

    public static string? OfAlpha(Labels labels, ClassScale scale, double value, int tasks, double[] counts, int n)
    {
        var agreement = TaskAgreement.Of(scale.Rows, new IdentityDisagreement(), counts.Length);
        var notes = new List<string>();
        AddParadox(notes, scale, value, 1 - agreement.Observed, Array.ConvertAll(counts, c => c / n));
        if (labels.Count > n) notes.Add($"{labels.Count - n} labels on tasks with no other label were left out.");
        AddCommon(notes, labels, scale.Rows, agreement.Observed, tasks);
        return Joined(notes);
    }

    /// <summary>Two raters, and the pairs of labels that both gave.</summary>
    public static string? OfPairs(ClassScale scale, double value, double percent, double[] shares, int tasks)
    {
        var notes = new List<string>();
        AddParadox(notes, scale, value, percent, shares);
        if (percent == 1) notes.Add(Perfect);
        if (tasks < Few) notes.Add(FewTasks(tasks));
        return Joined(notes);
    }

    private static string Perfect => "All labels agree: the standard error is 0 and says nothing about other tasks.";

    private static string FewTasks(int tasks) => $"Only {tasks} tasks have two labels: the interval is coarse.";

    private static void AddCommon(List<string> notes, Labels labels, Rows rows, double observed, int paired)
    {
        if (observed == 0) notes.Add(Perfect);
        if (paired < Few) notes.Add(FewTasks(paired));
        var groups = RaterGroups.Count(rows, labels.Workers.Count);
        if (groups > 1) notes.Add($"The raters fall into {groups} groups that share no task: this is agreement within groups, and groups cannot be compared.");
    }

    /// <summary>Feinstein and Cicchetti (1990): high agreement, low kappa, because one class has nearly all labels.</summary>
    private static void AddParadox(List<string> notes, ClassScale scale, double value, double percent, double[] shares)
    {
        var largest = shares.Max();
        if (percent < 0.8 || largest < 0.8 || value > percent - 0.3) return;
        notes.Add(FormattableString.Invariant($"Agreement is {percent:P0} but {largest:P0} of the labels are '{scale.ClassName(Array.IndexOf(shares, largest))}': chance explains nearly all of it, and the coefficient says little. See AC1 beside it."));
    }

    private static string? Joined(List<string> notes) => notes.Count == 0 ? null : string.Join(" ", notes);
}
