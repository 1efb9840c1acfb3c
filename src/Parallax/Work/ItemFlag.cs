using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>What is wrong with a task itself and is no fault of a model's.</summary>
/// <param name="Response">The response that it is about; null when it is about the task.</param>
public sealed record ItemFlag(string Flag, string Note, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Response = null)
{
    public const string UnclearImage = "unclear-image";
    public const string UnclearPrompt = "unclear-prompt";
    public const string WrongReference = "wrong-reference";
    public const string TruncatedResponse = "truncated-response";
    public const string Offensive = "offensive";

    public static readonly IReadOnlyList<string> All = [UnclearImage, UnclearPrompt, WrongReference, TruncatedResponse, Offensive];
}
