namespace Parallax.Talent;

/// <summary>The listing that operations start from.</summary>
public static class ListingTemplate
{
    public static Listing Make() => new(
        "AI Evaluation Generalist",
        "Evaluate how AI systems reason about images and the real world: remote, flexible, paid weekly by the hour.",
        """
        You look at a scenario and at what AI systems answered to it, and say precisely what is right, what is wrong, and where. Many careful views together become a measurement of how well a system reasons about the real world.

        The work is **100% remote and flexible**: you choose when you work, in blocks as short or as long as suits you. You work as an **independent contractor**; projects may be extended, shortened or concluded early, and you are told so in advance. You need a computer with a screen at least 1024 pixels wide; no software is installed and nothing watches your screen or your keys.
        """,
        ["Multi-modal reasoning", "Real-world interpretation", "Spatial reasoning", "Common-sense problem solving", "Ambiguous scenarios"],
        [
            "Compare and rate the answers of AI systems to scenarios with images and text",
            "Check each step of an answer: right, wrong or not needed, and which wrong step comes first",
            "Mark weak reasoning, missing context, incorrect assumptions and incomplete interpretations, in the text and in the image",
            "Write short, precise explanations and corrections that others can follow",
            "Say when a scenario allows more than one reading, and how plausible each is",
        ],
        [
            "Strong analysis and reasoning", "Comfort with ambiguity and open-ended problems", "Critical thinking", "Curiosity", "Clear written communication",
            "Attention to detail", "Visual and contextual judgment", "Working independently", "Problem solving across domains",
        ],
        [
            "Studies or work at a rigorous institution", "Research experience", "Analytical coursework", "Interdisciplinary work",
            "Familiarity with AI systems", "Experience with visual reasoning", "Experience in human evaluation",
        ],
        "USD", 20_00, 45_00,
        "Flexible: usually 5 to 30 hours a week, with a weekly cap that your agreement names. There are no shifts.",
        "Hourly, for the time that you work, shown to you live. Each week is closed on Monday, you see every line of your statement, and it is paid in the same week by bank transfer or Wise.",
        "Candidates who need H1-B or STEM OPT support cannot currently be supported, because this is independent-contractor work: no employer can sponsor it. You are welcome to apply again when that changes.",
        "You apply here in about 20 minutes. We read every application within 5 working days. Then comes an assessment of about an hour on tasks like the real ones; you get its result with feedback in every case, and may appeal. From application to first work it usually takes two weeks.",
        EligibilityRules.For(["US", "CA", "GB", "IE", "AU", "NZ"]),
        Form());

    private static ApplicationForm Form() => new(
    [
        new("name", QuestionKind.ShortText, "Your name", "As you want us to write to you.", true, []),
        new("motive", QuestionKind.LongText, "What draws you to evaluating AI systems?", "A few sentences.", true, []),
        new("example", QuestionKind.LongText, "Tell us of a time when you noticed something that others had overlooked", "How did you notice it, and how did you make sure?", true, []),
        new("areas", QuestionKind.Choices, "Which areas interest you most?", null, false,
            ["Multi-modal reasoning", "Real-world interpretation", "Spatial reasoning", "Common-sense problem solving", "Ambiguous scenarios"]),
        new("hours", QuestionKind.Number, "How many hours a week would you like to work?", "It is not a promise.", true, []),
        new("preferred", QuestionKind.LongText, "Anything of the preferred qualifications that applies to you", "They add; nobody is turned away without them.", false, []),
        new("resume", QuestionKind.Resume, "Your résumé", "A PDF of up to 5 MB.", false, []),
    ]);
}
