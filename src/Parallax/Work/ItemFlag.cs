using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>What is wrong with a task itself and is no fault of a model's.</summary>
/// <param name="Flag">One of <see cref="Projects.TaskReports"/>.</param>
/// <param name="Response">The response that it is about; null when it is about the task.</param>
public sealed record ItemFlag(string Flag, string Note, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Response = null);
