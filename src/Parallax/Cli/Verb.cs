using System.CommandLine;
using Parallax.Data;

namespace Parallax.Cli;

/// <summary>How every verb runs: open the target, act, say errors in one line.</summary>
public static class Verb
{
    /// <summary>Adds the target options to <paramref name="command"/> and runs <paramref name="act"/> against what they name.</summary>
    public static Command On(Command command, Func<ServerSettings, WebApplication> build, Func<ParseResult, Api, CancellationToken, Task<int>> act)
    {
        var target = new Target();
        target.AddTo(command);
        command.SetAction((parsed, cancel) => GuardAsync(async () =>
        {
            await using var api = await target.OpenAsync(parsed, build, cancel);
            return await act(parsed, api, cancel);
        }));
        return command;
    }

    public static async Task<int> GuardAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is UsageException or Statistics.Input.InputException)
        {
            await Console.Error.WriteLineAsync($"parallax: {exception.Message}");
            return Exit.BadInput;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync($"parallax: {exception.Message}");
            return Exit.BadInput;
        }
    }
}
