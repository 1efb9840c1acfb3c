using CsCheck;
using Parallax.Pay;
using Parallax.Work;

namespace Parallax.Tests.Pay;

/// <summary>Which seconds count, and why the others do not.</summary>
public class PayableTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(6);
    private static readonly Guid Project = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Guid Other = new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Guid[] Tasks = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 9, 9, [0, 0, 0, 0, 0, 0, 0, 0]))];

    private static readonly Dictionary<Guid, CountRules> Rules = new()
    {
        [Project] = new CountRules(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(60), [new TermsFrom(1, Start.AddDays(-1))]),
        [Other] = new CountRules(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), [new TermsFrom(1, Start.AddDays(-1)), new TermsFrom(2, Start.AddHours(2))]),
    };

    [Fact]
    public void Steady_work_counts_from_opening_to_submitting()
    {
        var slices = Of([.. Beats(0, 0, 20), At(0, 20, TimeEventKind.Submit)]);
        Assert.Equal([(SliceKind.Counted, 0, 20)], Minutes(slices));
    }

    [Fact]
    public void Who_is_away_is_counted_up_to_the_grace_and_then_idle()
    {
        var beats = Enumerable.Range(1, 40).Select(i => At(0, i * .5, TimeEventKind.Heartbeat));
        var slices = Of([At(0, 0, TimeEventKind.Open), .. beats, At(0, 20, TimeEventKind.InputSeen), At(0, 21, TimeEventKind.Submit)]);
        Assert.Equal([(SliceKind.Counted, 0, 5), (SliceKind.Idle, 5, 20), (SliceKind.Counted, 20, 21)], Minutes(slices));
    }

    [Fact]
    public void Lost_contact_is_told_from_idling_and_ends_with_the_hold()
    {
        var slices = Of([.. Beats(0, 0, 10), At(0, 40, TimeEventKind.Expire), At(0, 100, TimeEventKind.Open), At(0, 101, TimeEventKind.Submit)]);
        Assert.Equal([(SliceKind.Counted, 0, 15), (SliceKind.LostContact, 15, 40), (SliceKind.Counted, 100, 101)], Minutes(slices));
    }

    /// <summary>The fault of other trackers: stopping after an idle stretch cut the entry before it.</summary>
    [Fact]
    public void Stopping_never_cuts_what_came_before()
    {
        TimeMark[] events = [.. Beats(0, 0, 30)];
        var before = Of(events);
        foreach (var stop in new[] { TimeEventKind.Pause, TimeEventKind.Submit, TimeEventKind.Pass, TimeEventKind.Expire })
            Assert.Equal(Payable(before, 33), Payable(Of([.. events, At(0, 33, stop)]), 33));
    }

    [Fact]
    public void A_pause_pauses_and_a_heartbeat_of_another_tab_goes_on()
    {
        var slices = Of([.. Beats(0, 0, 10), At(0, 10, TimeEventKind.Pause), At(0, 20, TimeEventKind.Resume), At(0, 21, TimeEventKind.Pause), At(0, 22, TimeEventKind.Heartbeat), At(0, 23, TimeEventKind.Submit)]);
        Assert.Equal(
            [(SliceKind.Counted, 0, 10), (SliceKind.Paused, 10, 20), (SliceKind.Counted, 20, 21), (SliceKind.Paused, 21, 22), (SliceKind.Counted, 22, 23)], Minutes(slices));
    }

    [Fact]
    public void Over_the_cap_of_a_task_time_goes_to_a_person_and_is_not_lost()
    {
        var slices = Of([.. Beats(0, 0, 90), At(0, 90, TimeEventKind.Submit)]);
        Assert.Equal([(SliceKind.Counted, 0, 60), (SliceKind.OverCap, 60, 90)], Minutes(slices));
        var decided = Of([.. Beats(0, 0, 90), At(0, 90, TimeEventKind.Submit)], [new AcceptedTime(Project, Start.AddMinutes(70), Start.AddMinutes(80))]);
        Assert.Equal([(SliceKind.Counted, 0, 60), (SliceKind.OverCap, 60, 70), (SliceKind.Claimed, 70, 80), (SliceKind.OverCap, 80, 90)], Minutes(decided));
    }

    [Fact]
    public void Two_tasks_at_once_are_one_time_and_it_belongs_to_the_one_touched_last()
    {
        var slices = Of([.. Beats(0, 0, 30), .. Beats(3, 10, 20, Other), At(0, 30, TimeEventKind.Submit), At(3, 30, TimeEventKind.Submit, Other)]);
        Assert.Equal(30 * 60_000_000L, slices.Where(s => s.IsPayable).Sum(s => s.Micros));
        Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.True(pair.First.Until <= pair.Second.From));
    }

    [Fact]
    public void Terms_change_in_the_middle_of_a_stretch()
    {
        var slices = Of([.. Beats(3, 110, 130, Other), At(3, 130, TimeEventKind.Submit, Other)]);
        Assert.Equal([(1, 110, 120), (2, 120, 130)], slices.Select(s => (s.Terms, (int)(s.From - Start).TotalMinutes, (int)(s.Until - Start).TotalMinutes)));
    }

    [Fact]
    public void Whatever_happened_time_is_counted_once_and_never_beyond_the_clock() =>
        Events.Sample(events =>
        {
            var slices = Of(events);
            Assert.All(slices, s => Assert.True(s.Micros > 0 && s.From >= Start && s.Until <= End));
            Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.True(pair.First.Until <= pair.Second.From));
        });

    [Fact]
    public void The_order_in_which_events_of_one_instant_are_read_changes_nothing() =>
        Gen.Select(Events, Gen.Int).Sample((events, seed) =>
        {
#pragma warning disable CA5394 // A shuffle that can be drawn again.
            var shuffled = events.ToArray();
            new Random(seed).Shuffle(shuffled);
#pragma warning restore CA5394
            Assert.Equal(Of(events), Of(shuffled));
        });

    [Fact]
    public void A_later_event_takes_nothing_from_the_time_before_it() =>
        Gen.Select(Events, Event).Sample((events, late) =>
        {
            var before = Of(events);
            var after = Of([.. events, late]);
            var minutes = (late.At - Start).TotalMinutes;
            Assert.True(Payable(after, minutes) >= Payable(before, minutes));
        });

    [Fact]
    public void A_window_cut_anywhere_adds_up() =>
        Gen.Select(Events, Gen.Int[1, 359]).Sample((events, minute) =>
        {
            var cut = Start.AddMinutes(minute);
            var left = PayableTime.Of(events, Rules, [], Start, cut);
            var right = PayableTime.Of(events, Rules, [], cut, End);
            foreach (var kind in Enum.GetValues<SliceKind>())
                Assert.Equal(Of(events).Where(s => s.Kind == kind).Sum(s => s.Micros), left.Concat(right).Where(s => s.Kind == kind).Sum(s => s.Micros));
        });

    /// <summary>The server's clock is set back while somebody works: nothing is negative, and nothing beyond the clock's own span.</summary>
    [Fact]
    public void A_clock_that_steps_back_makes_no_time()
    {
        var slices = Of([.. Beats(0, 60, 70), .. Beats(0, 50, 55), At(0, 56, TimeEventKind.Submit)]);
        Assert.All(slices, s => Assert.True(s.Micros > 0));
        Assert.True(slices.Where(s => s.IsPayable).Sum(s => s.Micros) <= 25 * 60_000_000L);
    }

    private static readonly Gen<TimeMark> Event =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 6 * 3600 - 1], Gen.Bool).Select((task, kind, second, coarse) =>
            At(task, (coarse ? second / 300 * 300 : second) / 60.0, (TimeEventKind)kind, task == 3 ? Other : Project));

    private static readonly Gen<TimeMark[]> Events = Event.Array[0, 60];

    private static IReadOnlyList<TimeSlice> Of(IEnumerable<TimeMark> events, AcceptedTime[]? accepted = null) => PayableTime.Of(events, Rules, accepted ?? [], Start, End);

    private static TimeMark At(int task, double minute, TimeEventKind kind, Guid? project = null) => new(Tasks[task], project ?? Project, kind, Start + TimeSpan.FromSeconds((long)Math.Round(minute * 60)));

    private static IEnumerable<TimeMark> Beats(int task, double from, double until, Guid? project = null)
    {
        yield return At(task, from, TimeEventKind.Open, project);
        for (var minute = from + .5; minute <= until; minute += .5)
        {
            yield return At(task, minute, TimeEventKind.InputSeen, project);
            yield return At(task, minute, TimeEventKind.Heartbeat, project);
        }
    }

    private static long Payable(IEnumerable<TimeSlice> slices, double untilMinute) =>
        PayableTime.Within(slices, Start, Start.AddMinutes(untilMinute)).Where(s => s.IsPayable).Sum(s => s.Micros);

    private static IEnumerable<(SliceKind, int, int)> Minutes(IEnumerable<TimeSlice> slices) =>
        slices.Select(s => (s.Kind, (int)(s.From - Start).TotalMinutes, (int)(s.Until - Start).TotalMinutes));
}
