using System.Text.Json;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// The key in what an imported task says as its <c>gold</c>: the object of <see cref="AnswerKey"/>, with the task's responses
/// named from 1 in the order of the file. A presentation shows some of them in an order of its own.
/// </summary>
internal static class KnownAnswer
{
    /// <param name="shown">The places in the task, from 0, of the responses that the presentation shows.</param>
    /// <returns>Null when it is no key, or says nothing of what is shown.</returns>
    public static AnswerKey? Of(string gold, IReadOnlyList<int> shown, int responses)
    {
        if (Read(gold) is not { } key) return null;
        var fits = key with
        {
            Preference = shown.Count == 2 && responses == 2 ? Turned(key.Preference, shown[0] == 1) : null,
            Ratings = [.. from r in key.Ratings let place = Place(r.Response) where place > 0 select r with { Response = place }],
            FirstWrong = [.. from f in key.FirstWrong let place = Place(f.Response) where place > 0 select f with { Response = place }],
            Verdicts = [.. from v in key.Verdicts let place = Place(v.Response) where place > 0 select v with { Response = place }],
        };
        return fits.Parts == 0 ? null : fits;

        int Place(int response)
        {
            for (var i = 0; i < shown.Count; i++)
                if (shown[i] == response - 1) return i + 1;
            return 0;
        }
    }

    private static AnswerKey? Read(string gold)
    {
        try
        {
            return JsonSerializer.Deserialize<AnswerKey>(gold, JudgmentBody.Json);
        }
        catch (JsonException)
        {
            // Another answer of the owner's, which no key can be made of.
            return null;
        }
    }

    private static string? Turned(string? preference, bool turn) => (preference, turn) switch
    {
        ({ Length: > 0 }, true) when preference[0] == '1' => $"2{preference[1..]}",
        ({ Length: > 0 }, true) when preference[0] == '2' => $"1{preference[1..]}",
        _ => preference,
    };
}
