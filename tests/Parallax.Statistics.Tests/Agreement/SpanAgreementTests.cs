using CsCheck;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Agreement;

public class SpanAgreementTests
{
    /// <summary>
    /// pygamma-agreement, tests/data/AlexPaulSuzan.csv and test_gammas.py (Titeux and Riad 2021, MIT): α 3, β 1, δ 1, three raters. Its exact integer
    /// program finds 6 unitary alignments with disorder .96 (± 1%), and gamma lies in .44 … .47 for its own random continua. Here they are 7: it
    /// joins (44, 60) of category 7 and (40, 44) of category 6, d = 3 (20 / 20)² + 1 = 4 and 2 for the pairs with none, 6 / 3 = 2; apart they
    /// are 1 + 1, the same.
    /// </summary>
    [Fact]
    public void Alex_Paul_and_Suzan()
    {
        var result = SpanAgreement.Gamma(Spans("Alex,1,2,9/Alex,2,11,17/Alex,5,24,30/Alex,6,32,36/Alex,6,36,44/Alex,7,44,60/Paul,1,2,9/Paul,3,11,17/Paul,5,19,25/"
            + "Paul,6,32,44/Suzan,1,2,9/Suzan,4,11,17/Suzan,5,21,27/Suzan,6,32,36/Suzan,6,36,40/Suzan,6,40,44"));
        Assert.Equal(7, result.UnitaryAlignments);
        Assert.InRange(result.Observed!.Value, .96 * .99, .96 * 1.01);
        Assert.InRange(result.Gamma.Value!.Value, .43, .47);
        Assert.True(result.Samples >= 30);
        Assert.Equal((1, 3, 16L), (result.Gamma.Items, result.Gamma.Raters, result.Gamma.N));
    }

    /// <summary>
    /// By hand, two raters. (0, 10) and (1, 11): d_pos = (2 / 20)² = .01, times 3 is .03. (20, 30) a and (20, 30) b: β = 1, as good as
    /// apart (2 δ = 2 for both alone): joined it is 1. (50, 60) alone: 1. Disorder 2.03 over 2.5 spans for each rater = .812.
    /// </summary>
    [Fact]
    public void Disorder_by_hand()
    {
        var result = SpanAgreement.Gamma(Spans("A,x,0,10/B,x,1,11/A,a,20,30/B,b,20,30/A,x,50,60"));
        Assert.Equal(.812, result.Observed!.Value, tolerance: 5e-13);
        Assert.Equal(3, result.UnitaryAlignments);
        Assert.Contains("exact", result.Gamma.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Identical_spans_are_1_and_random_ones_near_0()
    {
        var identical = SpanAgreement.Gamma(Spans("A,x,0,10/A,y,30,35/B,x,0,10/B,y,30,35/C,x,0,10/C,y,30,35"));
        Assert.Equal(1, identical.Gamma.Value!.Value, tolerance: 5e-13);
        var random = new Random(5);
        var rows = Enumerable.Range(0, 60).Select(i => (Rater: i % 2 == 0 ? "A" : "B", Start: random.NextDouble() * 1000));
        var gamma = SpanAgreement.Gamma(Spans(string.Join('/', rows.Select(r => FormattableString.Invariant($"{r.Rater},x,{r.Start},{r.Start + 10}"))))).Gamma;
        Assert.InRange(gamma.Value!.Value, -.2, .2);
    }

    [Fact]
    public void Names_do_not_matter_nor_threads() => Gen.Int[0, 1000].Sample(seed =>
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 12).Select(i => (Rater: i % 3, Start: random.Next(100), Length: 1 + random.Next(20), Category: random.Next(3))).ToList();
        string Text(string raters, string categories) => string.Join('/', rows.Select(r => $"{raters[r.Rater]},{categories[r.Category]},{r.Start},{r.Start + r.Length}"));
        var one = SpanAgreement.Gamma(Spans(Text("ABC", "xyz")), new() { MostSamples = 40, Threads = 1 });
        var other = SpanAgreement.Gamma(Spans(Text("PQR", "zxy")), new() { MostSamples = 40, Threads = 3 });
        Assert.Equal(one, other);
        Assert.True(one.Gamma.Value <= 1);
    }, iter: 6);

    [Fact]
    public void Without_two_raters_or_spans_it_is_undefined()
    {
        var silent = new SpanAnnotations();
        silent.Saw("d", "A");
        silent.Saw("d", "B");
        foreach (var annotations in new[] { new SpanAnnotations(), Spans("A,x,0,10"), silent })
        {
            foreach (var coefficient in new[] { SpanAgreement.Gamma(annotations).Gamma, SpanAgreement.F1(annotations).Micro })
            {
                Assert.Null(coefficient.Value);
                Assert.False(string.IsNullOrWhiteSpace(coefficient.Note));
            }
        }

        Assert.Throws<InputException>(() => Spans("A,x,10,10"));
        Assert.Throws<InputException>(() => Spans("A,x,10,NaN"));
    }

    /// <summary>A rater who saw the document and marked nothing leaves every span of the other alone: disorder 2 over 1 span for each rater.</summary>
    [Fact]
    public void A_rater_who_marked_nothing_disagrees()
    {
        var spans = Spans("A,x,0,10/A,x,20,30");
        spans.Saw("d", "B");
        Assert.Equal(2, SpanAgreement.Gamma(spans).Observed!.Value, tolerance: 5e-13);
        Assert.Equal(0, SpanAgreement.F1(spans).Micro.Value!.Value);
    }

    /// <summary>
    /// By hand: (0, 10) with (2, 12) has 8 / 12 = .667; (20, 30) with (28, 38) 2 / 18. At .5 one match of four spans: 2 / 4. At .1 both: 1. The greedy trap:
    /// (0, 10) lies nearer to (1, 10), but all match only if it takes (0, 6), overlap .6, and (4, 13) takes (1, 10), 6 / 12 = .5: at .5 all match.
    /// </summary>
    [Fact]
    public void F1_by_hand()
    {
        var spans = Spans("A,x,0,10/B,x,2,12/A,x,20,30/B,x,28,38");
        Assert.Equal(.5, SpanAgreement.F1(spans).Micro.Value!.Value, tolerance: 5e-13);
        Assert.Equal(1, SpanAgreement.F1(spans, .1).Micro.Value!.Value, tolerance: 5e-13);
        Assert.Equal(1, SpanAgreement.F1(Spans("A,x,0,10/A,x,4,13/B,x,1,10/B,x,0,6"), .5).Micro.Value!.Value, tolerance: 5e-13);
        Assert.Equal(0, SpanAgreement.F1(Spans("A,x,0,10/B,y,0,10")).Micro.Value!.Value, tolerance: 5e-13);
        Assert.Equal(1, SpanAgreement.F1(Spans("A,x,0,10/B,y,0,10"), sameCategory: false).Micro.Value!.Value, tolerance: 5e-13);
    }

    /// <summary>Pairs of raters A-B 1, A-C 0, B-C 0: their mean is 1/3; micro 2 · 1 / (2 + 2 + 2) is the same here.</summary>
    [Fact]
    public void Mean_of_pairs()
    {
        var f1 = SpanAgreement.F1(Spans("A,x,0,10/B,x,0,10/C,x,50,60"));
        Assert.Equal(1 / 3.0, f1.MeanPairwise!.Value, tolerance: 5e-13);
        Assert.Equal(1 / 3.0, f1.Micro.Value!.Value, tolerance: 5e-13);
    }

    /// <summary>rater,category,start,end separated by slashes, all in one document.</summary>
    private static SpanAnnotations Spans(string rows)
    {
        var annotations = new SpanAnnotations();
        foreach (var row in rows.Split('/'))
        {
            var cells = row.Split(',');
            annotations.Add("d", cells[0], double.Parse(cells[2], null), double.Parse(cells[3], null), cells[1]);
        }

        return annotations;
    }
}
