using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Samples.Judging;
using Parallax.Samples.Scenes;
using Parallax.Samples.Tasks;

namespace Parallax.Samples;

/// <summary>Draws the pictures and writes the folder that the demo is seeded from.</summary>
internal static class Demo
{
    /// <summary>Beyond these the judge is not impressed by more.</summary>
    private const int MostWords = 60;

    public static readonly IReadOnlyList<string> Projects = ["compare", "steps", "readings", "screening"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Readable) { WriteIndented = true };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static IReadOnlyDictionary<string, Picture> Write(string folder)
    {
        var questions = Projects.ToDictionary(project => project, InGalleryOrder);
        var asked = questions.Values.SelectMany(list => list).Select(question => question.Scene).ToHashSet();
        var pictures = Gallery.All.Where(scene => asked.Contains(scene.Name)).AsParallel().Select(Picture.Of).ToDictionary(picture => picture.Scene.Name);
        foreach (var (project, list) in questions)
            WriteProject(Path.Combine(folder, project), list, pictures);
        WriteLines(Path.Combine(folder, "judgments.jsonl"), Judgments(["compare", "steps"], questions, pictures));
        WriteLines(Path.Combine(folder, "readings", "judgments.jsonl"), Judgments(["readings"], questions, pictures));
        WriteLines(Path.Combine(folder, "compare", "judge.jsonl"), questions["compare"].SelectMany(Scores));
        WriteLines(Path.Combine(folder, "compare", "drills.jsonl"), Drills(questions["compare"], pictures));
        WriteLines(Path.Combine(folder, "screening", "items.jsonl"), questions["screening"].Select(Item));
        File.WriteAllText(Path.Combine(folder, "people.json"), JsonSerializer.Serialize(Content.People, Indented) + "\n", Utf8);
        return pictures;
    }

    private static IReadOnlyList<Question> InGalleryOrder(string project)
    {
        var names = Gallery.All.Select(scene => scene.Name).ToList();
        return [.. Content.Questions(project).OrderBy(question => names.IndexOf(question.Scene))];
    }

    private static void WriteProject(string folder, IReadOnlyList<Question> questions, Dictionary<string, Picture> pictures)
    {
        Directory.CreateDirectory(Path.Combine(folder, "media"));
        foreach (var scene in questions.Select(question => question.Scene).Distinct())
            File.WriteAllBytes(Path.Combine(folder, TaskLines.MediaPath(pictures[scene])), pictures[scene].Png);
        WriteLines(Path.Combine(folder, "tasks.jsonl"), questions.Select(question => TaskLines.Of(question, pictures[question.Scene])));
    }

    /// <summary>In an order that mixes tasks and people, as work arrives.</summary>
    private static IEnumerable<JsonObject> Judgments(IEnumerable<string> projects, Dictionary<string, IReadOnlyList<Question>> questions, Dictionary<string, Picture> pictures) => projects
        .SelectMany(project => questions[project].SelectMany(question => new Judge(project, question, pictures[question.Scene]).All()))
        .OrderBy(line => Lot.Seed($"{line["person"]} {line["task"]} {line["responses"]?.ToJsonString()}"));

    /// <summary>Every pair about which nobody has an opinion, one task after the other.</summary>
    private static IEnumerable<JsonObject> Drills(IReadOnlyList<Question> questions, Dictionary<string, Picture> pictures)
    {
        string[] people = [.. questions.SelectMany(question => question.Judgments).Select(opinion => opinion.By).Distinct().Order(StringComparer.Ordinal)];
        return questions.SelectMany(question => Pairs(question).Select(pair => new Judge("compare", question, pictures[question.Scene]).Drill(pair, people)));
    }

    private static IEnumerable<string[]> Pairs(Question question)
    {
        var models = question.Responses.Select(response => response.Model).ToList();
        var all = models.SelectMany((one, i) => models.Skip(i + 1).Select(other => new[] { one, other }));
        return all.Where(pair => !question.Judgments.Any(opinion => opinion.Pair.ToHashSet().SetEquals(pair)));
    }

    /// <summary>What an automatic judge says of contextual interpretation, from 0 to 1: near to a fair person, and a little more for many words.</summary>
    private static IEnumerable<JsonObject> Scores(Question question) => question.Responses.Select(answer =>
    {
        var (words, lot) = (answer.Texts.Sum(text => text.Count(letter => letter == ' ') + 1), Lot.For(question.Id, answer.Model, "judge"));
        var score = (answer.Ratings[3] ?? 3) / 6.0 + Math.Min(words, MostWords) / 400.0 + 0.2 * (lot.NextDouble() - 0.5);
        return new JsonObject { ["task"] = question.Id, ["model"] = answer.Model, ["version"] = answer.Version ?? Models.Versions[answer.Model], ["score"] = Math.Round(Math.Clamp(score, 0, 1), 2) };
    });

    private static JsonObject Item(Question question)
    {
        var item = question.Item ?? throw new InvalidOperationException($"Task '{question.Id}' of the screening does not say how it is scored.");
        return new JsonObject { ["task"] = question.Id, ["item"] = JsonSerializer.SerializeToNode(item, JsonSerializerOptions.Web) };
    }

    private static void WriteLines(string path, IEnumerable<JsonObject> lines) =>
        File.WriteAllText(path, string.Concat(lines.Select(line => line.ToJsonString(Readable) + "\n")), Utf8);
}
