using System.Security.Cryptography;
using System.Text.Json;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>
/// Takes a judgment. Idempotent by key: a replay of an accepted key gets the same answer before anything else is
/// looked at, so that a client that lost the answer can always ask again.
/// </summary>
public static class SubmitJudgment
{
    private const int LargestBody = 1024 * 1024;
    private const int LongestKey = 100;

    public static async Task<IResult> PostAsync(
        Guid assignment, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, CancellationToken cancel)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey) return WorkRefusals.KeyMissing;
        if (await ReadAsync(http.Request, cancel) is not { } bytes) return WorkRefusals.TooLarge;
        var outcome = await ForAsync(Caller.Of(http.User).Id, assignment, key, bytes, db, store, protocols, cancel);
        return outcome.Or(receipt => TypedResults.Created((string?)null, receipt));
    }

    public static async Task<Outcome<Receipt>> ForAsync(
        Guid person, Guid assignment, string key, byte[] bytes, AppDb db, WorkStore store, ProtocolCache protocols, CancellationToken cancel)
    {
        // The assignment is part of what was sent: the same body for another one is another submission.
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. assignment.ToByteArray(), .. bytes]));
        var known = await KnownAsync(db, person, key, cancel);
        if (known is not null) return Replay(known, hash);

        var loaded = await LoadAssignment.ForAsync(db, protocols, person, assignment, cancel);
        // A review is decided on its own page: it is no judgment of the task.
        if (loaded is null || loaded.Assignment.Purpose == Purpose.Review) return WorkRefusals.AssignmentUnknown;
        var parsed = Parse(bytes);
        if (parsed.Refusal is not null) return parsed.Refusal;
        var errors = CheckJudgment.Of(loaded.Content, parsed.Value!);
        if (errors.Count > 0) return WorkRefusals.Invalid(errors);

        var answers = JsonSerializer.Serialize(ResolveAnswers.Of(loaded.Content, parsed.Value!), Content.Json);
        var submission = new Submission(person, assignment, loaded.Content.ProtocolId, key, hash, answers) { Pasted = Pasted(parsed.Value!.Client) };
        return await store.SubmitAsync(submission, cancel) switch
        {
            SubmitOutcome.Stored stored => stored.Receipt,
            SubmitOutcome.Replayed replayed => Replay(replayed.Accepted, hash),
            SubmitOutcome.Exists => WorkRefusals.JudgmentExists,
            SubmitOutcome.Over => WorkRefusals.TimeOver,
            _ => WorkRefusals.AssignmentUnknown,
        };
    }

    private static (int Count, int Characters) Pasted(BodyClient? client) => (Math.Clamp(client?.Pastes ?? 0, 0, 10_000), Math.Clamp(client?.PastedCharacters ?? 0, 0, 10_000_000));

    private static Task<Accepted?> KnownAsync(AppDb db, Guid person, string key, CancellationToken cancel) =>
        Reading.OnAsync(db, sql => WorkStore.AcceptedAsync(sql, person, key), cancel);

    private static Outcome<Receipt> Replay(Accepted accepted, string hash) =>
        accepted.BodyHash == hash ? accepted.Receipt : WorkRefusals.KeyReused;

    /// <summary>The whole body, or null when it is larger than any judgment.</summary>
    internal static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > LargestBody) return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancel)) > 0)
        {
            if (buffer.Length + read > LargestBody) return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static Outcome<JudgmentBody> Parse(byte[] bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize<JudgmentBody>(bytes, JudgmentBody.Json);
            if (body is null || body.Issues.Any(i => i is null) || body.Responses.Values.Any(r => r is null)) return Malformed("$", "null stands where an object belongs");
            return body;
        }
        catch (JsonException exception)
        {
            return Malformed(Field(exception.Path), JsonFault.Say(exception));
        }
        catch (NotSupportedException exception)
        {
            // An anchor without a known "kind".
            return Malformed("$", exception.Message);
        }
    }

    /// <summary>By the same names as every other error: the reader says <c>$.rationale</c>, the rules say <c>rationale</c>.</summary>
    private static string Field(string? path) => path is null ? "$" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    private static Refusal Malformed(string path, string message) => WorkRefusals.Invalid(new Dictionary<string, string[]> { [path] = [message] });
}
