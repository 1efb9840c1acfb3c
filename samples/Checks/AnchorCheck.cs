using System.Text.Json;

namespace Parallax.Samples.Checks;

/// <summary>Whether anchors hold: quotes equal the text at their offsets, boxes lie in the picture and on something that is there.</summary>
internal sealed class AnchorCheck(JsonElement task, List<string> steps)
{
    public IEnumerable<string> Faults(JsonElement anchors)
    {
        if (anchors.GetArrayLength() == 0)
            return ["no anchor"];
        return anchors.EnumerateArray().Select(Fault).OfType<string>();
    }

    private string? Fault(JsonElement anchor) => anchor.GetProperty("kind").GetString() switch
    {
        "span" => Number(anchor, "part") == 0 && Step(anchor) is { } text && Quotes(anchor, text) ? null : "span does not fit its step",
        "prompt-span" => Number(anchor, "turn") == 0 && Quotes(anchor, task.GetProperty("prompt").GetString()!) ? null : "prompt-span does not fit the prompt",
        "step" => Step(anchor) is not null ? null : "no such step",
        "region" => Region(Boxes.Read(anchor)),
        var kind => $"unknown kind {kind}",
    };

    private string? Step(JsonElement anchor) => Number(anchor, "step") is var step && step >= 0 && step < steps.Count ? steps[step] : null;

    private static bool Quotes(JsonElement anchor, string text)
    {
        int start = Number(anchor, "start"), end = Number(anchor, "end");
        return start >= 0 && end > start && end <= text.Length && text[start..end] == anchor.GetProperty("quote").GetString();
    }

    private string? Region(Box box)
    {
        var best = Boxes.Of(task).Max(thing => thing.Agreement(box));
        return box.InPicture && best >= Rules.LeastOverlapOfBoxes ? null : FormattableString.Invariant($"region {box} agrees with no object (best {best:0.00})");
    }

    private static int Number(JsonElement anchor, string field) => anchor.GetProperty(field).GetInt32();
}
