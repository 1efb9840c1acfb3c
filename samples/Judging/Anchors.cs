using System.Text.Json.Nodes;
using Parallax.Samples.Drawing;
using Parallax.Samples.Scenes;
using Parallax.Samples.Tasks;

namespace Parallax.Samples.Judging;

/// <summary>Where an issue shows: the words, sometimes the step or the prompt, and the things in the picture, boxed by a human hand.</summary>
internal static class Anchors
{
    public static JsonArray For(Question question, Answer answer, Fault fault, Picture picture, Temper temper, Random lot)
    {
        var (step, start) = answer.Find(fault.Quote);
        var anchors = new JsonArray(Span(step, start, fault.Quote));
        if (lot.NextDouble() < 0.25)
            anchors.Add((JsonNode)new JsonObject { ["kind"] = "step", ["step"] = step });
        if (fault.Prompt is { } words)
            anchors.Add((JsonNode)PromptSpan(question, words));
        foreach (var name in fault.On ?? [])
            anchors.Add((JsonNode)Region(picture.Find(name), temper.Hand, lot));
        return anchors;
    }

    private static JsonObject Span(int step, int start, string quote) => new()
    {
        ["kind"] = "span",
        ["step"] = step,
        ["part"] = 0,
        ["start"] = start,
        ["end"] = start + quote.Length,
        ["quote"] = quote,
    };

    private static JsonObject PromptSpan(Question question, string words)
    {
        var start = question.Prompt.IndexOf(words, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"The prompt of '{question.Id}' does not say '{words}'.");
        return new JsonObject { ["kind"] = "prompt-span", ["turn"] = 0, ["start"] = start, ["end"] = start + words.Length, ["quote"] = words };
    }

    /// <summary>A small thing is boxed more closely than a large one: a side strays by at most a twentieth of the length.</summary>
    private static JsonObject Region(Placed thing, int hand, Random lot)
    {
        int Stray(int length) => lot.Next(-Math.Min(hand, length / 20), Math.Min(hand, length / 20) + 1);
        int left = Math.Max(0, thing.X + Stray(thing.Width)), top = Math.Max(0, thing.Y + Stray(thing.Height));
        int right = Math.Min(Sheet.Width, thing.X + thing.Width + Stray(thing.Width)), bottom = Math.Min(Sheet.Height, thing.Y + thing.Height + Stray(thing.Height));
        return new JsonObject { ["kind"] = "region", ["media"] = 0, ["x"] = left, ["y"] = top, ["width"] = right - left, ["height"] = bottom - top };
    }
}
