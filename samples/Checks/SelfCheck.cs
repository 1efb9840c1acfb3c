using System.Text.Json;
using Parallax.Samples.Scenes;

namespace Parallax.Samples.Checks;

/// <summary>Reads back what was written, as an importer would, and names every place that breaks a rule.</summary>
internal sealed class SelfCheck
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    /// <summary>By project.</summary>
    public Dictionary<string, int> Tasks { get; } = [];

    public Dictionary<string, int> Judgments { get; } = [];

    public int People { get; private set; }

    public int Issues { get; private set; }

    public static SelfCheck Of(string folder, IReadOnlyDictionary<string, Picture> pictures)
    {
        var check = new SelfCheck();
        var tasks = Demo.Projects.ToDictionary(project => project, project => check.ReadTasks(folder, project, pictures));
        foreach (var (project, all) in tasks) check.Tasks[project] = all.Count;
        var people = check.ReadPeople(folder);
        check.ReadJudgments(folder, tasks, people);
        check.Amounts(tasks["compare"]);
        return check;
    }

    private Dictionary<string, JsonElement> ReadTasks(string folder, string project, IReadOnlyDictionary<string, Picture> pictures)
    {
        var tasks = new Dictionary<string, JsonElement>();
        var lines = Lines(Path.Combine(folder, project, "tasks.jsonl"));
        for (var i = 0; i < lines.Count; i++)
        {
            var check = new TaskCheck($"{project}/tasks.jsonl:{i + 1}", lines[i], faults);
            check.Run(Path.Combine(folder, project), project == "compare" ? 3 : 2, pictures);
            if (!tasks.TryAdd(lines[i].GetProperty("id").GetString()!, lines[i]))
                check.Fault("id", "occurs twice");
        }
        return tasks;
    }

    private HashSet<string> ReadPeople(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, "people.json"));
        var people = JsonSerializer.Deserialize<JsonElement>(stream).GetProperty("people").EnumerateArray().ToList();
        People = people.Count;
        foreach (var person in people)
            if (!Rules.Roles.Contains(person.GetProperty("role").GetString()) || !person.GetProperty("email").GetString()!.EndsWith("@demo.invalid", StringComparison.Ordinal))
                faults.Add($"people.json, {person.GetProperty("key")}: role or address");
        return [.. people.Where(person => person.GetProperty("role").GetString() == "contributor").Select(person => person.GetProperty("key").GetString()!)];
    }

    private void ReadJudgments(string folder, Dictionary<string, Dictionary<string, JsonElement>> tasks, HashSet<string> contributors)
    {
        var lines = Lines(Path.Combine(folder, "judgments.jsonl")).Concat(Lines(Path.Combine(folder, "readings", "judgments.jsonl"))).ToList();
        var places = new Dictionary<string, HashSet<string>>();
        var notes = new HashSet<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var check = new JudgmentCheck($"judgments.jsonl:{i + 1}", lines[i], faults);
            var project = lines[i].GetProperty("project").GetString()!;
            check.Run(tasks[project], contributors, places, notes);
            Issues += lines[i].GetProperty("issues").GetArrayLength();
            Judgments[project] = Judgments.GetValueOrDefault(project) + 1;
        }
    }

    private void Amounts(Dictionary<string, JsonElement> compare)
    {
        Least(Tasks["compare"], 20, "compare tasks");
        Least(Tasks["steps"], 8, "steps tasks");
        Least(Judgments["compare"], 30, "compare judgments");
        Least(Judgments["steps"], 8, "steps judgments");
        foreach (var category in Rules.Categories.Except(compare.Values.Select(task => task.GetProperty("category").GetString())))
            faults.Add($"compare: no task of category {category}");
    }

    private void Least(int count, int least, string what)
    {
        if (count < least)
            faults.Add($"only {count} {what}, at least {least} are promised");
    }

    private static List<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(path);
        var lines = new List<JsonElement>();
        while (reader.ReadLine() is { } line)
            lines.Add(JsonSerializer.Deserialize<JsonElement>(line));
        return lines;
    }
}
