using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests.Raters;

public class AmbiguityScreenTests
{
    /// <summary>
    /// Twenty clear items and one on which six raters of proven skill split 3 : 3, while the posterior says it is settled. Each was right on 20 of
    /// 20 others: accuracy 21/22, three errors of expected 6/22 = .272727; P(N ≥ 3) = 1 - e^-m (1 + m + m²/2) = .002759.
    /// </summary>
    [Fact]
    public void Skilled_raters_who_split_show_an_ambiguous_item_even_where_the_posterior_is_certain()
    {
        var labels = Labels.From([.. Clear(20, 6), .. Enumerable.Range(0, 6).Select(w => ("odd", $"w{w}", w % 2 == 0 ? "a" : "b"))]);
        var result = AmbiguityScreen.Of(Given.Certain(labels));
        var odd = result.Items.Single(i => i.Task == "odd");
        Assert.Equal(ItemVerdict.Ambiguous, odd.Verdict);
        Assert.Equal(.5, odd.Split!.Value, tolerance: 5e-13);
        Assert.Equal(.002759, odd.SplitP!.Value, tolerance: 5e-7);
        Assert.Equal(6, odd.SkilledLabels);
        Assert.All(result.Items.Where(i => i.Task != "odd"), i => Assert.Equal(ItemVerdict.Clear, i.Verdict));
        Assert.All(result.Raters, r => Assert.Equal(1, r.OnClear.Value));
        Assert.All(result.Raters, r => Assert.Equal(1, r.OnAmbiguous));
        Assert.Equal(.838875, result.Raters[0].OnClear.Low!.Value, tolerance: 5e-7); // Wilson 20/20: 20 / (20 + z²)
    }

    /// <summary>The same split, but of raters who are wrong half the time: it is them.</summary>
    [Fact]
    public void A_split_of_bad_raters_says_nothing_of_the_item()
    {
        var bad = Enumerable.Range(0, 20).SelectMany(t => Enumerable.Range(6, 6).Select(w => ($"t{t}", $"w{w}", (t / 2 + w) % 2 == 0 ? "a" : "b")));
        var labels = Labels.From([.. Clear(20, 6), .. bad, .. Enumerable.Range(6, 6).Select(w => ("odd", $"w{w}", w % 2 == 0 ? "a" : "b"))]);
        var result = AmbiguityScreen.Of(Given.Posteriors(labels, (task, c) => labels.Tasks[task] == "odd" ? .5 : c == task % 2 ? 1 : 0));
        var odd = result.Items.Single(i => i.Task == "odd");
        Assert.Equal(ItemVerdict.Unknown, odd.Verdict);
        Assert.Equal(0, odd.SkilledLabels);
        Assert.Null(odd.Split);
        Assert.Equal(Math.Log(2), odd.Entropy, tolerance: 5e-13);
        Assert.Contains("skilled", odd.Reason, StringComparison.Ordinal);
        Assert.All(result.Raters.Skip(6), r => Assert.Equal(.5, r.OnClear.Value));
    }

    /// <summary>Gold is counted by the truth, not by the posterior; an ambiguous gold item counts against nobody.</summary>
    [Fact]
    public void Gold_is_what_the_truth_says()
    {
        var labels = Labels.From([.. Clear(40, 6), .. Enumerable.Range(0, 6).Select(w => ("odd", $"w{w}", w % 2 == 0 ? "a" : "b"))]);
        var result = AmbiguityScreen.Of(Given.Certain(labels), new Dictionary<string, string> { ["t0"] = "b", ["t1"] = "b", ["odd"] = "a", ["nowhere"] = "a", ["t2"] = "never given" });
        Assert.All(result.Raters, r => Assert.Equal(3, r.OnGold.N));
        Assert.All(result.Raters, r => Assert.Equal(1 / 3.0, r.OnGold.Value!.Value, 12));
        Assert.All(result.Raters, r => Assert.Equal(38 / 40.0, r.OnClear.Value!.Value, 12));
    }

    /// <summary>A seeded crowd: ambiguous items are found, and few clear ones are taken for them; raters are judged by their skill.</summary>
    [Fact]
    public void Ambiguous_items_are_found_in_a_crowd()
    {
        var random = new Random(21);
        var rows = new List<(string, string, string)>();
        for (var t = 0; t < 300; t++)
            for (var w = 0; w < 12; w++)
            {
                var truth = t < 30 ? random.Next(2) : t % 3;
                rows.Add(($"t{t}", $"w{w}", $"{(random.NextDouble() < (w < 9 ? .93 : .5) ? truth : random.Next(3))}"));
            }

        var labels = Labels.From(rows);
        var result = AmbiguityScreen.Of(Given.Certain(labels));
        bool IsMade(ItemAmbiguity item) => int.Parse(item.Task[1..]) < 30;
        Assert.InRange(result.Items.Count(i => IsMade(i) && i.Verdict == ItemVerdict.Ambiguous), 22, 30);
        Assert.InRange(result.Items.Count(i => !IsMade(i) && i.Verdict == ItemVerdict.Ambiguous), 0, 8);
        Assert.All(result.Raters.Take(9), r => Assert.InRange(r.OnClear.Value!.Value, .9, 1));
        Assert.All(result.Raters.Skip(9), r => Assert.InRange(r.OnClear.Value!.Value, .5, .8));
    }

    [Fact]
    public void Anything_gives_numbers_or_a_reason() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 2]).Array[0, 40].Sample(rows =>
        {
            var labels = Labels.From(rows.Select(r => ($"t{r.Item1}", $"w{r.Item2}", $"c{r.Item3}")), DuplicatePolicy.Keep);
            var result = AmbiguityScreen.Of(Given.Votes(labels), new Dictionary<string, string> { ["t0"] = "c0" }, new AmbiguityOptions { LeastSeen = 0, LeastSkilled = 1 });
            Assert.All(result.Items, i => Assert.True(double.IsFinite(i.Entropy) && double.IsFinite(i.Split ?? 0) && i.SplitP is null or (>= 0 and <= 1) && i.Reason.Length > 0));
            Assert.Equal(labels.Workers.Count, result.Raters.Count);
        }, iter: 300);

    private static IEnumerable<(string, string, string)> Clear(int items, int raters) =>
        Enumerable.Range(0, items).SelectMany(t => Enumerable.Range(0, raters).Select(w => ($"t{t}", $"w{w}", t % 2 == 0 ? "a" : "b")));
}
