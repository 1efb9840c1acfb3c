using Parallax.Data;

namespace Parallax.Work;

public sealed partial class WorkStore
{
    /// <summary>Ends all that a person holds, now: the places are free for others at once. Returns how many.</summary>
    public Task<int> ReleaseAllAsync(Guid person, CancellationToken cancel) => writer.WriteAsync(sql => ReleaseAllAsync(sql, person), cancel);

    private async Task<int> ReleaseAllAsync(Sql sql, Guid person)
    {
        var now = clock.GetUtcNow();
        var held = await sql.ListAsync("SELECT id FROM leases WHERE person_id = @person AND ended_at IS NULL", row => row.GetGuid(0), ("@person", person));
        foreach (var lease in held)
        {
            await sql.ExecuteAsync("UPDATE leases SET expires_at = @now WHERE id = @id AND ended_at IS NULL AND expires_at > @now", ("@now", now), ("@id", lease));
            await ExpireOneAsync(sql, lease, now, now);
        }

        return held.Count;
    }
}
