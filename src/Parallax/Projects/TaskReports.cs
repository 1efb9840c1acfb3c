namespace Parallax.Projects;

/// <summary>What a contributor can report about a task itself.</summary>
public static class TaskReports
{
    public const string UnclearImage = "unclear-image";
    public const string UnclearPrompt = "unclear-prompt";
    public const string WrongReference = "wrong-reference";
    public const string TruncatedResponse = "truncated-response";
    public const string Offensive = "offensive";

    public static readonly IReadOnlyList<string> All = [UnclearImage, UnclearPrompt, WrongReference, TruncatedResponse, Offensive];
}
