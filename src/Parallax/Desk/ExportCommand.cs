using System.CommandLine;
using Parallax.Data;

namespace Parallax.Desk;

public static class ExportCommand
{
    public static Command Make(Func<ServerSettings, WebApplication> build) => new("export", "Export.");
}
