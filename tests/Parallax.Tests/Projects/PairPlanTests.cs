using Parallax.Projects;

namespace Parallax.Tests.Projects;

public sealed class PairPlanTests
{
    [Theory]
    [InlineData("all", 4, 6)]
    [InlineData("star", 4, 3)]
    [InlineData("1", 4, 2)] // raised: each of four must appear
    [InlineData("3", 5, 3)]
    [InlineData("3", 2, 1)] // lowered: two make one pair
    [InlineData("9", 4, 6)]
    public void Each_plan_gives_its_number_of_pairs(string plan, int responses, int expected) =>
        Assert.Equal(expected, PairPlan.Parse(plan)!.Draw(responses, 7, "t").Count);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("some")]
    [InlineData("")]
    [InlineData("326")]
    [InlineData("1.5")]
    public void What_is_no_plan_is_refused(string plan) => Assert.Null(PairPlan.Parse(plan));

    [Fact]
    public void Random_pairs_are_distinct_and_show_each_response()
    {
        for (var responses = 2; responses <= TaskLimits.Responses; responses++)
        {
            for (var wanted = 1; wanted <= 30; wanted++)
            {
                var pairs = PairPlan.Parse($"{wanted}")!.Draw(responses, wanted, $"task {responses}");
                var most = responses * (responses - 1) / 2;
                Assert.Equal(Math.Min(most, Math.Max(wanted, (responses + 1) / 2)), pairs.Count);
                Assert.Equal(responses, pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().Count());
                Assert.Equal(pairs.Count, pairs.Select(p => (Math.Min(p.First, p.Second), Math.Max(p.First, p.Second))).Distinct().Count());
                Assert.DoesNotContain(pairs, p => p.First == p.Second);
            }
        }
    }

    [Fact]
    public void A_star_has_the_first_response_in_every_pair() =>
        Assert.All(PairPlan.Parse("star")!.Draw(6, 1, "t"), p => Assert.True(p.First == 0 || p.Second == 0));

    [Fact]
    public void The_same_seed_and_id_draw_the_same_and_either_response_may_be_first()
    {
        var plan = PairPlan.Parse("3")!;
        Assert.Equal(plan.Draw(6, 7, "owl-001"), plan.Draw(6, 7, "owl-001"));
        Assert.NotEqual(plan.Draw(6, 7, "owl-001"), plan.Draw(6, 8, "owl-001"));
        // 2,000 fair coins: 1,000 ± 5 standard deviations of 22.4.
        Assert.InRange(Enumerable.Range(0, 2_000).Count(i => plan.Draw(2, 7, $"t{i}")[0].First == 0), 888, 1_112);
    }

    /// <summary>Fixed for ever: what was drawn last year must be drawn again.</summary>
    [Fact]
    public void The_draw_does_not_change_between_versions()
    {
        var draw = new SeededDraw(1, "fixed");
        Assert.Equal([draw.Below(100), draw.Below(100), draw.Below(100)], Again());

        static IEnumerable<int> Again()
        {
            // SHA-256("1|fixed") begins with the bytes that start SplitMix64; its next three outputs modulo 100.
            var state = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(System.Security.Cryptography.SHA256.HashData("1|fixed"u8));
            for (var i = 0; i < 3; i++)
            {
                state += 0x9E3779B97F4A7C15;
                var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                yield return (int)((z ^ (z >> 31)) % 100);
            }
        }
    }

    [Fact]
    public void Ranks_are_a_permutation_of_the_block_of_their_import()
    {
        var order = new RankOrder(7, 2);
        var ranks = Enumerable.Range(0, 200_000).Select(i => order.Of(i)).ToList();
        Assert.Equal(ranks.Count, ranks.Distinct().Count());
        Assert.All(ranks, rank => Assert.InRange(rank, Project.RankStart(2), Project.RankStart(3) - 1));
        Assert.Equal(ranks, Enumerable.Range(0, 200_000).Select(i => new RankOrder(7, 2).Of(i)));
        // Presentations of one task have neighbouring numbers; they must not be neighbours in the order of claims.
        var position = ranks.Order().Select((rank, i) => (rank, i)).ToDictionary(r => r.rank, r => r.i);
        Assert.InRange(Enumerable.Range(0, ranks.Count - 1).Count(i => Math.Abs(position[ranks[i]] - position[ranks[i + 1]]) == 1), 0, 20);
    }
}
