using System.Text.Json;

namespace Parallax.Samples.Checks;

/// <summary>The rules of one line of judgments.jsonl: those that the server will enforce, and those that make it believable.</summary>
internal sealed class JudgmentCheck(string where, JsonElement line, List<string> faults)
{
    private bool Compares => line.GetProperty("project").GetString() == "compare";

    private List<string> Models => [.. line.GetProperty("responses").EnumerateArray().Select(model => model.GetString()!)];

    public void Run(Dictionary<string, JsonElement> tasks, HashSet<string> contributors, Dictionary<string, HashSet<string>> places, HashSet<string> notes)
    {
        var person = line.GetProperty("person").GetString()!;
        if (!contributors.Contains(person))
            Fault("person", "must be a contributor");
        if (!tasks.TryGetValue(line.GetProperty("task").GetString()!, out var task))
        {
            Fault("task", "does not exist");
            return;
        }
        Place(person, places);
        Preference();
        foreach (var model in Models)
            Answers(model, Steps(task, model));
        Issues(task, notes);
        if (line.GetProperty("project").GetString() == "readings")
            Readings();
        if (line.GetProperty("rationale").GetString()!.Trim().Length is < Rules.RationaleLength or > Rules.TextLength)
            Fault("rationale", "too short or too long");
        if (line.GetProperty("minutes").GetDouble() is < 1 or > 30)
            Fault("minutes", "not believable");
    }

    private void Place(string person, Dictionary<string, HashSet<string>> places)
    {
        if (Models.Count != (Compares ? 2 : 1) || Models.Distinct().Count() != Models.Count)
            Fault("responses", "not a presentation of this project");
        var key = $"{line.GetProperty("project")} {line.GetProperty("task")} {string.Join('+', Models.Order(StringComparer.Ordinal))}";
        var people = places.TryGetValue(key, out var so) ? so : places[key] = [];
        if (!people.Add(person) || people.Count > Rules.Overlap)
            Fault("responses", $"judged twice by {person}, or by more than {Rules.Overlap}");
    }

    private void Preference()
    {
        if (line.TryGetProperty("preference", out var preference) != Compares)
            Fault("preference", "asked in compare only");
        if (!Compares)
            return;
        var (better, strength) = (preference.GetProperty("better").GetString(), preference.GetProperty("strength").GetString()!);
        if (!Rules.Strengths.Contains(strength))
            Fault("preference", $"unknown strength {strength}");
        if (strength is "same" or "both-bad" != (better is null) || better is not null && !Models.Contains(better))
            Fault("preference", $"{better} {strength}");
    }

    private void Readings()
    {
        var own = line.GetProperty("ownAnswer");
        if (own.GetProperty("answer").GetString() is not { Length: > 0 } || own.GetProperty("steps").GetArrayLength() == 0 || own.GetProperty("confidence").GetInt32() is < 0 or > 100)
            Fault("ownAnswer", "an answer, its steps and a confidence in percent");
        var readings = line.GetProperty("interpretations").EnumerateArray().ToList();
        if (readings.Sum(reading => reading.GetProperty("share").GetInt32()) != 100)
            Fault("interpretations", "must share 100 points");
        foreach (var model in Models)
            if (!Rules.Recognitions(readings.Count).Contains(line.GetProperty("answers").GetProperty(model).GetProperty("recognition").GetString()))
                Fault($"answers.{model}.recognition", "does not fit the number of readings");
    }

    private void Answers(string model, List<string> steps)
    {
        var answers = line.GetProperty("answers").GetProperty(model);
        var verdicts = answers.GetProperty("steps").EnumerateArray().Select(verdict => verdict.GetString()!).ToList();
        if (verdicts.Count != steps.Count || verdicts.Except(Rules.Verdicts).Any())
            Fault($"answers.{model}.steps", $"{verdicts.Count} verdicts for {steps.Count} steps, or an unknown one");
        var dimensions = answers.GetProperty("dimensions");
        if (!dimensions.EnumerateObject().Select(property => property.Name).SequenceEqual(Rules.Dimensions))
            Fault($"answers.{model}.dimensions", "not those of the protocol");
        foreach (var dimension in dimensions.EnumerateObject())
            Rating(model, dimension);
    }

    private void Rating(string model, JsonProperty dimension)
    {
        var place = $"answers.{model}.dimensions.{dimension.Name}";
        if (dimension.Value.ValueKind == JsonValueKind.String)
        {
            if (dimension.Value.GetString() is not ("not-applicable" or "cannot-judge") || dimension.Name == "contextual" && dimension.Value.GetString() == "not-applicable")
                Fault(place, $"{dimension.Value} is not allowed here");
            return;
        }
        var rating = dimension.Value.GetInt32();
        if (rating is < 1 or > 5)
            Fault(place, $"{rating}");
        if (rating <= Rules.LowRating && !line.GetProperty("issues").EnumerateArray().Any(issue => issue.GetProperty("model").GetString() == model))
            Fault(place, $"{rating} without an issue");
    }

    private void Issues(JsonElement task, HashSet<string> notes)
    {
        var i = 0;
        foreach (var issue in line.GetProperty("issues").EnumerateArray())
        {
            var place = $"issues[{i++}]";
            var (model, note) = (issue.GetProperty("model").GetString()!, issue.GetProperty("note").GetString()!);
            if (!Models.Contains(model) || !Rules.Codes.Contains(issue.GetProperty("code").GetString()) || issue.GetProperty("severity").GetInt32() is < 1 or > 3)
                Fault(place, "model, code or severity");
            if (note.Length is 0 or > Rules.TextLength || issue.GetProperty("correction").GetString() is not { Length: > 0 and <= Rules.TextLength })
                Fault(place, "note or correction");
            if (!notes.Add($"{line.GetProperty("task")} {note}"))
                Fault(place, "two people wrote the same words");
            var anchors = new AnchorCheck(task, Models.Contains(model) ? Steps(task, model) : []);
            foreach (var fault in anchors.Faults(issue.GetProperty("anchors")))
                Fault(place, fault);
        }
    }

    private List<string> Steps(JsonElement task, string model)
    {
        var response = task.GetProperty("responses").EnumerateArray().FirstOrDefault(r => r.GetProperty("model").GetString() == model || $"{r.GetProperty("model").GetString()} {r.GetProperty("version").GetString()}" == model);
        if (response.ValueKind == JsonValueKind.Object)
            return [.. response.GetProperty("steps").EnumerateArray().Select(step => step.GetString()!)];
        Fault("responses", $"the task has none of {model}");
        return [];
    }

    private void Fault(string field, string what) => faults.Add($"{where} ({line.GetProperty("task")}, {line.GetProperty("person")}) {field}: {what}");
}
