using System.CommandLine;
using Parallax.Data;

namespace Parallax.Desk;

public static class AuditCommand
{
    public static Command Make(Func<ServerSettings, WebApplication> build) => new("audit", "Audit.");
}
