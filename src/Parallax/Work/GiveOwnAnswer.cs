using System.Text.Json;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>Takes a contributor's own answer, once, and reveals the responses. Sent again as it was, it gives the same.</summary>
public static class GiveOwnAnswer
{
    public sealed record Request(string? Answer, IReadOnlyList<string>? Steps, int? Confidence);

    public static async Task<IResult> PostAsync(
        Guid assignment, Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        if (loaded is null) return WorkRefusals.AssignmentUnknown;
        if (loaded.Content.Protocol.AnswerFirst is not { } asked) return WorkRefusals.AnswerNotAsked;
        var errors = Check(asked, request);
        if (errors.Count > 0) return WorkRefusals.AnswerInvalid(errors);
        var answer = new OwnAnswer(request.Answer!.Trim(), [.. (request.Steps ?? []).Select(s => s.Trim())], request.Confidence!.Value);
        var json = JsonSerializer.Serialize(answer, Content.Json);
        if (!await store.AnswerAsync(person, assignment, json, cancel)) return WorkRefusals.AnswerGiven;
        return TypedResults.Ok(payloads.Write((await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel))!));
    }

    private static Dictionary<string, string[]> Check(AnswerFirstQuestion asked, Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (!Fits(request.Answer, OwnAnswer.LongestAnswer)) errors["answer"] = [$"{asked.Asks} In 1 to {OwnAnswer.LongestAnswer} characters."];
        var steps = request.Steps ?? [];
        if (asked.StepsRequired && steps.Count == 0) errors["steps"] = ["Write the steps that lead to your answer, at least one."];
        if (steps.Count > OwnAnswer.MostSteps || steps.Any(s => !Fits(s, OwnAnswer.LongestStep)))
            errors["steps"] = [$"At most {OwnAnswer.MostSteps} steps, each of 1 to {OwnAnswer.LongestStep} characters."];
        if (request.Confidence is not (>= 0 and <= 100)) errors["confidence"] = [$"{asked.ConfidenceAsks} In percent, 0 to 100."];
        return errors;
    }

    private static bool Fits(string? text, int longest) => text?.Trim() is { Length: > 0 } said && said.Length <= longest && !said.Contains('\0', StringComparison.Ordinal);
}
