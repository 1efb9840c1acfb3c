using System.Text;
using Parallax.Projects;

namespace Parallax.Insight.Exports.Formats;

/// <summary>One part of a message as Transformers' chat templates take it.</summary>
public sealed record TrlPart(string Type, string? Text = null);

public sealed record TrlMessage(string Role, IReadOnlyList<TrlPart> Content);

/// <summary>Tasks and responses as TRL's conversational data sets with images have them.</summary>
public static class TrlContent
{
    /// <summary>The turns, each with its images before its words: as many image parts as there are images.</summary>
    public static IReadOnlyList<TrlMessage> Prompt(TaskBundle task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return [.. task.Turns.Select(t => new TrlMessage(t.Role, [.. t.Media.Select(_ => new TrlPart("image")), new TrlPart("text", t.Text)]))];
    }

    /// <summary>In the order of the image parts.</summary>
    public static IReadOnlyList<string> Images(ExportRun run, TaskBundle task)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(task);
        return [.. task.Turns.SelectMany(t => t.Media).Select(i => run.Image(task.Media[i]))];
    }

    /// <summary>A prompt in one text, where the format has no messages.</summary>
    public static string PromptText(TaskBundle task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Turns is [{ Role: "user" } only] ? only.Text : string.Join("\n\n", task.Turns.Select(t => $"{t.Role}: {t.Text}"));
    }

    public static IReadOnlyList<TrlMessage> Answer(string text) => [new TrlMessage("assistant", [new TrlPart("text", text)])];

    public static string TextOf(ShownResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Text ?? TextOf(response.Steps);
    }

    public static string TextOf(IReadOnlyList<Step> steps) => string.Join("\n", steps.Select(TextOf));

    public static string TextOf(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var text = new StringBuilder();
        foreach (var part in step.Parts) text.Append(TextOf(part));
        return text.ToString();
    }

    /// <summary>What is no text is named in brackets: an image in an answer would have no place among the images of the prompt.</summary>
    public static string TextOf(Part part) => part switch
    {
        { Text: { } text } => text,
        { Image: { } image } => $"[image {image + 1}]",
        _ => $"[{part?.Tool}: {part?.Input} → {part?.Output}]",
    };
}
