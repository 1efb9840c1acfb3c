using Microsoft.EntityFrameworkCore.Migrations;

namespace Parallax.Work;

/// <summary>For the migration that gave assignments their protocol: those that are there were made by their project's.</summary>
public static class AssignedProtocols
{
    public static void Fill(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("UPDATE assignments SET protocol_id = (SELECT p.protocol_id FROM projects p WHERE p.id = assignments.project_id)");
    }
}
