using System.Text.Json;

namespace Parallax.Tests.Running;

/// <summary>Lines of tasks, made for tests.</summary>
public static class TaskLines
{
    /// <summary>Tasks with two responses each, without images.</summary>
    public static IEnumerable<string> Pairs(int count, string first = "alpha", string second = "beta") =>
        Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(new
        {
            id = $"task-{i:D5}",
            category = "common-sense",
            prompt = $"What happens next in scene {i}?",
            responses = new[]
            {
                new { model = first, steps = new[] { $"Scene {i} shows a cup at the edge of a table.", "It will fall." } },
                new { model = second, steps = new[] { $"In scene {i} the cup stands safely.", "Nothing happens." } },
            },
        }));
}
