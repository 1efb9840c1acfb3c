namespace Parallax.Projects;

/// <summary>How large a task may be. Each refusal names the number it goes by.</summary>
public static class TaskLimits
{
    public const int LineBytes = 16 * 1024 * 1024;
    public const int TasksPerFile = 1_000_000;
    public const int TextBytes = 100 * 1024;
    public const int Responses = 26;
    public const int Steps = 200;
    public const int PartsPerStep = 50;
    public const int Media = 50;
    public const int Turns = 200;
    public const int Tags = 50;
    public const int IdLength = 200;
    public const int ModelLength = 200;
    public const int VersionLength = 100;
    public const int TagLength = 100;
    public const int AltLength = 2_000;
    public const int PathLength = 1_000;
    public const int ProblemsReported = 100;
}
