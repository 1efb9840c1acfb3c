namespace Parallax.Cli;

/// <summary>A command line or an input that cannot be used: said in one line on standard error, exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>How a verb ends.</summary>
public static class Exit
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
}
