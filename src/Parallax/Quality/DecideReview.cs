using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// Accepts a judgment, corrects parts of it or returns it with feedback. What is not named is accepted. One part that is
/// returned returns the whole: then corrections are proposals to its contributor.
/// </summary>
public static class DecideReview
{
    public const string Accept = "accept";
    public const string Correct = "correct";
    public const string Return = "return";

    public sealed record Request(IReadOnlyList<Part>? Parts = null);

    /// <param name="Name">As the review names it; <c>judgment</c> for the whole.</param>
    /// <param name="Verdict"><c>accept</c>, <c>correct</c> or <c>return</c>.</param>
    /// <param name="Value">What should stand there, when it is corrected.</param>
    public sealed record Part(string? Name, string? Verdict, string? Text = null, JsonElement? Value = null);

    public sealed record Answer(string Outcome);

    public static async Task<IResult> PostAsync(Guid assignment, Request? request, HttpContext http, AppDb db, ReviewStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(Caller.Of(http.User), assignment, request ?? new Request(), db, store, protocols, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(
        Caller caller, Guid assignment, Request request, AppDb db, ReviewStore store, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        if (await LoadReview.MineAsync(db, protocols, caller, assignment, cancel) is not { } loaded) return ReviewRefusals.Unknown;
        if (loaded.Review.AssignmentId != assignment) return ReviewRefusals.Taken;
        IReadOnlyList<Part> said = [.. (request.Parts ?? []).Where(p => p is not null && (p.Verdict is not (null or Accept) || !string.IsNullOrWhiteSpace(p.Text)))];
        if (Check(loaded, said) is { } fault) return fault;
        var outcome = said.Any(p => p.Verdict == Return) ? ReviewOutcome.Returned : said.Any(p => p.Verdict == Correct) ? ReviewOutcome.Corrected : ReviewOutcome.Accepted;
        var held = Held(loaded, said);
        if (held.Refusal is { } wrong) return wrong;

        var days = await db.Set<ReviewPolicy>().Where(p => p.ProjectId == loaded.Project.Id).Select(p => (int?)p.ReturnDays).FirstOrDefaultAsync(cancel) ?? ReviewPolicy.UsualDays;
        var parts = said.Select(p => new ReviewedPart { Part = p.Name!, Outcome = OutcomeOf(p), Text = p.Text?.Trim() ?? "", Value = p.Verdict == Correct ? p.Value!.Value.GetRawText() : null }).ToList();
        var decision = new ReviewDecision(
            loaded.Review.Id, assignment, caller.Id, loaded.Judgment.Id, loaded.Judgment.ProtocolId, outcome, Content.Hash(JsonSerializer.Serialize(said, Content.Json)), held.Value!,
            Content.Write(PartFeedbacks.Of(loaded.Parts, parts)), clock.GetUtcNow().AddDays(days), parts);
        return await store.DecideAsync(decision, cancel) switch
        {
            DecisionEnd.Taken => ReviewRefusals.Taken,
            DecisionEnd.Decided => ReviewRefusals.Decided,
            _ => new Answer(GetReview.Code(outcome)),
        };
    }

    private static ReviewOutcome OutcomeOf(Part part) => part.Verdict switch
    {
        Return => ReviewOutcome.Returned,
        Correct => ReviewOutcome.Corrected,
        _ => ReviewOutcome.Accepted,
    };

    private static Refusal? Check(LoadedReview loaded, IReadOnlyList<Part> said)
    {
        var errors = new Dictionary<string, string[]>();
        var names = new HashSet<string>();
        foreach (var part in said)
        {
            var known = loaded.Parts.FirstOrDefault(p => p.Name == part.Name);
            var field = part.Name ?? "parts";
            if (!names.Add(field)) errors[field] = ["This part is named twice."];
            else if (known is null && part.Name != JudgmentPart.Whole) errors[field] = ["The judgment has no such part."];
            else if (Fault(known, part) is { } fault) errors[field] = [fault];
        }

        return errors.Count == 0 ? null : ReviewRefusals.Invalid(errors);
    }

    private static string? Fault(JudgmentPart? known, Part part)
    {
        if (part.Verdict is not (null or Accept or Correct or Return)) return $"The verdict is {Accept}, {Correct} or {Return}.";
        if (part.Text?.Trim().Length > ReviewedPart.LongestText) return $"At most {ReviewedPart.LongestText} characters.";
        if (part.Text?.Contains('\0', StringComparison.Ordinal) == true) return "The text has a NUL character: remove it.";
        if (part.Verdict == Return && string.IsNullOrWhiteSpace(part.Text)) return "Say what the contributor should look at again.";
        if (part.Verdict == Return && part.Name == JudgmentPart.Answer) return "An answer that was given before the responses were shown is never changed: write a remark instead.";
        if (part.Verdict != Correct) return null;
        if (known?.IsCorrectable != true) return "This is not corrected by a reviewer: write a remark, or return it.";
        if (part.Value is null) return "Say what should stand there.";
        return part.Value.Value.ToString() == known.Value && known.Kind is not (PartKind.Issue or PartKind.Readings) ? "This is what was said: choose something else, or accept it." : null;
    }

    /// <summary>What the reviewer holds to be right: checked as every judgment is.</summary>
    private static Outcome<string> Held(LoadedReview loaded, IReadOnlyList<Part> said)
    {
        var corrected = said.Where(p => p.Verdict == Correct).ToDictionary(p => p.Name!, p => p.Value!.Value);
        if (corrected.Count == 0) return loaded.Judgment.Answers;
        var (body, part) = CorrectJudgment.Of(loaded.Body, [.. loaded.Parts.Where(p => corrected.ContainsKey(p.Name)).Select(p => (p, corrected[p.Name]))]);
        if (body is null) return ReviewRefusals.Invalid(part!, "This cannot stand there.");
        var errors = CheckJudgment.Of(loaded.Shown, body);
        if (errors.Count > 0) return ReviewRefusals.Invalid(errors);
        return JsonSerializer.Serialize(ResolveAnswers.Of(loaded.Shown, body), Content.Json);
    }
}
