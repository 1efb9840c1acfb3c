using Parallax.Projects;

namespace Parallax.Tests.Projects;

public sealed class StepSplitterTests
{
    [Fact]
    public void A_text_with_its_own_numbering_is_split_by_it()
    {
        var steps = StepSplitter.Split("Let me look.\n\n1. There is a cup.\n2. It stands left of the plate.\n3) So: left.\n\nAnswer: left.");
        Assert.Equal(["Let me look.", "1. There is a cup.", "2. It stands left of the plate.", "3) So: left.", "Answer: left."], steps);
    }

    [Theory]
    [InlineData("Step 1: look\nStep 2: count\nStep 3: say")]
    [InlineData("**Step 1:** look\n\n**Step 2:** count\n\n**Step 3:** say")]
    [InlineData("### Step 1\nlook\n### Step 2\ncount\n### Step 3\nsay")]
    [InlineData("1) look\n2) count\n3) say")]
    [InlineData("**1.** look\n**2.** count\n**3.** say")]
    public void Numbers_are_known_in_their_usual_clothes(string text) => Assert.Equal(3, StepSplitter.Split(text).Count);

    [Fact]
    public void A_list_inside_of_an_item_stays_in_it()
    {
        var steps = StepSplitter.Split("1. First\n   1. inner\n   2. inner\n2. Second");
        Assert.Equal(["1. First\n   1. inner\n   2. inner", "2. Second"], steps);
    }

    [Fact]
    public void One_number_alone_and_years_are_no_numbering()
    {
        Assert.Single(StepSplitter.Split("1. There is only this."));
        Assert.Single(StepSplitter.Split("It was built in\n1999. It is old."));
        Assert.Single(StepSplitter.Split("It is 3.5 m long\nand 2.5 m wide."));
    }

    [Fact]
    public void Items_with_paragraphs_keep_them()
    {
        var steps = StepSplitter.Split("1. **Look**\n\nA cup.\n\n2. **Say**\n\nIt is left.");
        Assert.Equal(["1. **Look**\n\nA cup.", "2. **Say**\n\nIt is left."], steps);
    }

    [Fact]
    public void Without_numbers_paragraphs_are_steps_and_a_heading_goes_with_what_it_announces()
    {
        var steps = StepSplitter.Split("A cup stands there.\n\n**In detail:**\n\nIt is blue.\n \nSo it is cold.");
        Assert.Equal(["A cup stands there.", "**In detail:**\n\nIt is blue.", "So it is cold."], steps);
    }

    [Fact]
    public void A_short_paragraph_is_one_step() => Assert.Single(StepSplitter.Split("A cup. It is blue. It is cold."));

    [Fact]
    public void A_long_paragraph_is_split_by_sentences()
    {
        var filler = string.Concat(Enumerable.Repeat("word ", 60));
        var steps = StepSplitter.Split(
            $"Mr. Smith, e.g. the man at 3.5 m (see Fig. 2), waves {filler}. \"Is he glad?\" He says: \"Yes!\" (He may lie.) J. Doe waits, i.e. stands… 他走了。她来了。");
        Assert.Equal(7, steps.Count);
        Assert.StartsWith("Mr. Smith", steps[0], StringComparison.Ordinal);
        Assert.Equal("\"Is he glad?\"", steps[1]);
        Assert.Equal("He says: \"Yes!\"", steps[2]);
        Assert.Equal("(He may lie.)", steps[3]);
        Assert.Equal("她来了。", steps[6]);
    }

    [Fact]
    public void There_are_never_too_many_steps()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 1_000).Select(i => $"Paragraph {i}"));
        var steps = StepSplitter.Split(text);
        Assert.True(steps.Count <= TaskLimits.Steps);
        Assert.Equal(Squeeze(text), Squeeze(string.Concat(steps)));
    }

    /// <summary>Texts drawn from pieces that mean something to the splitter: nothing is lost, doubled or moved.</summary>
    [Fact]
    public void Every_character_that_is_not_white_space_is_in_exactly_one_step()
    {
        string[] pieces = ["1. ", "2. ", "3) ", "Step 1:", "Step 2: ", "\n", "\n\n", " \n \n", "Mr. ", "e.g. ", "A sentence. ", "why? ", "\"So!\" ", "3.5", "- item\n", "**x:**", "# head", "…", "。", "🙂 ", "word "];
        var draw = new SeededDraw(11, "texts");
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + draw.Below(60)).Select(_ => pieces[draw.Below(pieces.Length)]));
            var steps = StepSplitter.Split(text);
            Assert.True(Squeeze(text) == Squeeze(string.Concat(steps)), $"round {round}: {text}");
            Assert.DoesNotContain(steps, string.IsNullOrWhiteSpace);
        }
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
