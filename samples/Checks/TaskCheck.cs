using System.Text.Json;
using Parallax.Samples.Drawing;
using Parallax.Samples.Scenes;

namespace Parallax.Samples.Checks;

/// <summary>The rules of one line of tasks.jsonl.</summary>
internal sealed class TaskCheck(string where, JsonElement task, List<string> faults)
{
    public void Fault(string field, string what) => faults.Add($"{where} ({Text("id")}) {field}: {what}");

    public void Run(string folder, int responses, IReadOnlyDictionary<string, Picture> pictures)
    {
        foreach (var field in task.EnumerateObject().Select(property => property.Name).Except(Rules.TaskFields))
            Fault(field, "no field of the format");
        foreach (var field in new[] { "id", "prompt", "reference" })
            if (string.IsNullOrWhiteSpace(Text(field)))
                Fault(field, "empty");
        if (!Rules.Categories.Contains(Text("category")))
            Fault("category", "unknown");
        if (!task.GetProperty("tags").EnumerateArray().Any(tag => tag.GetString() == "made"))
            Fault("tags", "must say that it is made");
        Responses(responses);
        Media(folder);
        Objects(pictures);
    }

    private void Responses(int expected)
    {
        var responses = task.GetProperty("responses").EnumerateArray().ToList();
        if (responses.Select(response => $"{response.GetProperty("model").GetString()} {response.GetProperty("version").GetString()}").Distinct().Count() != expected || responses.Count != expected)
            Fault("responses", $"must be {expected} of different models or versions");
        foreach (var response in responses)
            if (response.GetProperty("steps").GetArrayLength() is < 2 or > 6)
                Fault("responses", $"{response.GetProperty("model")} must have 2 to 6 steps");
    }

    private void Media(string folder)
    {
        foreach (var media in task.GetProperty("media").EnumerateArray())
        {
            var file = new FileInfo(Path.Combine(folder, media.GetProperty("path").GetString()!));
            if (!file.Exists || file.Length > Rules.MostBytes)
                Fault("media", $"{file.Name} is missing or has over {Rules.MostBytes} bytes");
            if (media.GetProperty("alt").GetString() is not { Length: > 40 })
                Fault("media", "needs a description in words");
        }
    }

    private void Objects(IReadOnlyDictionary<string, Picture> pictures)
    {
        var places = Boxes.Of(task);
        if (places.Count == 0 || places.Count != pictures[task.GetProperty("metadata").GetProperty("scene").GetString()!].Objects.Count)
            Fault("metadata.objects", "must be the objects of the picture");
        foreach (var place in places.Where(place => !place.InPicture))
            Fault("metadata.objects", $"{place} lies outside the picture");
    }

    private string? Text(string field) => task.GetProperty(field).GetString();
}
