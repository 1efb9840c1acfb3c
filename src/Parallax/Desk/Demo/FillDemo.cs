using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk;

/// <summary>
/// Fills a new demo folder. The past is lived through once, on a clock that is stepped, by an application in a folder of
/// its own; only when it is whole does it become the demo. So a first start that is killed leaves nothing half filled.
/// </summary>
public static class FillDemo
{
    public static async Task IfNewAsync(
        ServerSettings settings, Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.DemoContent is null || File.Exists(settings.Folder.SqliteFile)) return;
        Console.WriteLine("Filling the demo …");
        var filling = new DataFolder(Path.Combine(settings.Folder.Path, "filling"));
        if (Directory.Exists(filling.Path)) Directory.Delete(filling.Path, recursive: true);
        Directory.CreateDirectory(filling.Path);
        await LiveAsync(settings with { Folder = filling }, build, clock.GetUtcNow(), cancel);
        SqliteConnection.ClearAllPools();
        File.Copy(new DemoContent(settings.DemoContent).PeopleFile, DemoSignIn.PeopleFile(settings.Folder), overwrite: true);
        Adopt(filling, settings.Folder);
    }

    private static async Task LiveAsync(
        ServerSettings settings, Func<ServerSettings, Action<IServiceCollection>, WebApplication> build, DateTimeOffset now, CancellationToken cancel)
    {
        var weeks = new DemoWeeks(now);
        var clock = new SteppedClock(weeks.Begins);
        await using var api = await LocalApi.StartAsync(
            url => build(settings with { Url = url }, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))), null, cancel);
        await SeedDemo.RunAsync(api, new DemoContent(settings.DemoContent!), clock, weeks, cancel);
    }

    /// <summary>The database last: it is what says that the folder is filled.</summary>
    private static void Adopt(DataFolder filling, DataFolder folder)
    {
        if (Directory.Exists(filling.Media)) Directory.Move(filling.Media, folder.Media);
        File.Move(filling.SqliteFile, folder.SqliteFile);
        Directory.Delete(filling.Path, recursive: true);
    }
}
