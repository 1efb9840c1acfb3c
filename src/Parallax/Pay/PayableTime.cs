namespace Parallax.Pay;

/// <summary>
/// Turns the events of one person with one payer into slices: what is counted, and for each stretch that is not, why.
/// Pure. A second that is spent at several tasks is counted once, for the task that the person touched last.
/// </summary>
public static class PayableTime
{
    /// <param name="marks">All events up to <paramref name="until"/> of the assignments that reach into the window, in any order.</param>
    /// <param name="rules">By project; events of others are passed over.</param>
    /// <param name="accepted">Time that was claimed and accepted.</param>
    public static IReadOnlyList<TimeSlice> Of(
        IEnumerable<TimeMark> marks, IReadOnlyDictionary<Guid, CountRules> rules, IReadOnlyCollection<AcceptedTime> accepted,
        DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var steps = marks.Where(m => rules.ContainsKey(m.Project) && m.At < until).GroupBy(m => m.Assignment)
            .SelectMany(g => AssignmentClock.Steps(g, rules[g.First().Project]))
            .OrderBy(s => s.At).ThenBy(s => s.Assignment).ToList();
        var whole = new Sweep(steps, until).Run();
        return Merge(whole.Where(s => s.Until > from).Select(s => s.From < from ? s with { From = from } : s)
            .SelectMany(s => Finish(s, rules[s.Project], accepted)));
    }

    /// <summary>The part of the slices in a window.</summary>
    public static IEnumerable<TimeSlice> Within(IEnumerable<TimeSlice> slices, DateTimeOffset from, DateTimeOffset until) =>
        slices.Where(s => s.From < until && s.Until > from)
            .Select(s => s with { From = s.From < from ? from : s.From, Until = s.Until > until ? until : s.Until });

    /// <summary>Cuts where terms or accepted time change, and gives each piece its terms.</summary>
    private static IEnumerable<TimeSlice> Finish(TimeSlice slice, CountRules rules, IReadOnlyCollection<AcceptedTime> accepted)
    {
        var theirs = slice.IsPayable ? [] : accepted.Where(a => a.Project == slice.Project).ToList();
        var cuts = rules.Terms.Select(t => t.EffectiveAt).Concat(theirs.SelectMany(a => new[] { a.From, a.Until }))
            .Where(at => at > slice.From && at < slice.Until).Append(slice.Until).Distinct().Order();
        var from = slice.From;
        foreach (var cut in cuts)
        {
            var kind = theirs.Any(a => a.From <= from && a.Until > from) ? SliceKind.Claimed : slice.Kind;
            yield return slice with { From = from, Until = cut, Kind = kind, Terms = rules.TermsAt(from) };
            from = cut;
        }
    }

    private static List<TimeSlice> Merge(IEnumerable<TimeSlice> slices)
    {
        var merged = new List<TimeSlice>();
        foreach (var slice in slices)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Until == slice.From && last.SameAs(slice)) merged[^1] = last with { Until = slice.Until };
            else merged.Add(slice);
        }

        return merged;
    }

    /// <summary>Goes through time once, with the tasks that are open at each moment.</summary>
    private sealed class Sweep(List<AssignmentStep> steps, DateTimeOffset until)
    {
        private readonly Dictionary<Guid, AssignmentStep> _open = [];
        private readonly Dictionary<Guid, TimeSpan> _used = [];
        private readonly List<TimeSlice> _slices = [];

        public List<TimeSlice> Run()
        {
            var instants = steps.SelectMany(s => new[] { s.At, s.GraceEnds, s.ContactEnds }).Where(at => at < until).Append(until).Distinct().Order().ToList();
            var next = 0;
            for (var i = 0; i + 1 < instants.Count; i++)
            {
                for (; next < steps.Count && steps[next].At <= instants[i]; next++) _open[steps[next].Assignment] = steps[next];
                Span(instants[i], instants[i + 1]);
            }

            return _slices;
        }

        /// <summary>A stretch in which nothing changes, unless a task reaches its cap.</summary>
        private void Span(DateTimeOffset from, DateTimeOffset end)
        {
            while (from < end)
            {
                var counting = Latest(s => s.CountsAt(from) && Left(s) > TimeSpan.Zero);
                if (counting is null)
                {
                    Missing(from, end);
                    return;
                }

                var piece = end - from < Left(counting) ? end - from : Left(counting);
                Add(counting, SliceKind.Counted, from, from + piece);
                _used[counting.Assignment] = Used(counting) + piece;
                from += piece;
            }
        }

        private void Missing(DateTimeOffset from, DateTimeOffset end)
        {
            if (Latest(s => s.CountsAt(from)) is { } capped) Add(capped, SliceKind.OverCap, from, end);
            else if (Missing(from, SliceKind.Idle) is { } idle) Add(idle, SliceKind.Idle, from, end);
            else if (Missing(from, SliceKind.LostContact) is { } lost) Add(lost, SliceKind.LostContact, from, end);
            else if (Missing(from, SliceKind.Paused) is { } paused) Add(paused, SliceKind.Paused, from, end);

            foreach (var done in _open.Values.Where(s => s.At <= from && !s.CountsAt(from) && s.MissingAt(from) is null).ToList()) _open.Remove(done.Assignment);
        }

        private AssignmentStep? Missing(DateTimeOffset at, SliceKind kind) => Latest(s => s.MissingAt(at) == kind);

        private AssignmentStep? Latest(Func<AssignmentStep, bool> such) =>
            _open.Values.Where(such).OrderByDescending(s => s.LastInput).ThenBy(s => s.Assignment).FirstOrDefault();

        private TimeSpan Used(AssignmentStep step) => _used.GetValueOrDefault(step.Assignment);

        private TimeSpan Left(AssignmentStep step) => step.Rules.TaskCap - Used(step);

        private void Add(AssignmentStep step, SliceKind kind, DateTimeOffset from, DateTimeOffset end) =>
            _slices.Add(new TimeSlice(step.Assignment, step.Project, 0, kind, from, end));
    }
}
