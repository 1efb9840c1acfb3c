using Parallax.Data;

namespace Parallax.Work;

/// <summary>A task that nobody is to be given for now, or ever again.</summary>
public sealed partial class WorkStore
{
    /// <summary>Added to the rank of a place that is held: whoever holds it may finish, and claims never come so far.</summary>
    private const long OutOfReach = 1L << 62;

    private const string OfTask = "presentation_id IN (SELECT id FROM presentations WHERE task_id = @task)";

    /// <summary>Closes the open places of a task, for work and for every other purpose. Judgments stay; what is held may be finished.</summary>
    public Task CloseTaskAsync(Guid task, CancellationToken cancel) => writer.WriteAsync(sql => CloseTaskAsync(sql, task), cancel);

    private static async Task<int> CloseTaskAsync(Sql sql, Guid task)
    {
        await sql.ExecuteAsync($"UPDATE presentation_roles SET is_active = @no WHERE {OfTask}", ("@no", false), ("@task", task));
        return await sql.ExecuteAsync(
            $"""
            UPDATE slots SET rank = rank + {OutOfReach}, state = CASE state WHEN 0 THEN 3 ELSE state END
            WHERE state < 2 AND rank < {OutOfReach} AND {OfTask}
            """,
            ("@task", task));
    }

    /// <summary>
    /// Takes that back: the places that were closed with the task are open again. A presentation that serves another purpose
    /// stays out of work, and is given out for that purpose again only when somebody says so.
    /// </summary>
    public Task ReopenTaskAsync(Guid task, CancellationToken cancel) => writer.WriteAsync(sql => ReopenTaskAsync(sql, task), cancel);

    private static Task<int> ReopenTaskAsync(Sql sql, Guid task) =>
        sql.ExecuteAsync(
            $"""
            UPDATE slots SET rank = rank - {OutOfReach}, state = CASE state WHEN 3 THEN 0 ELSE state END
            WHERE rank >= {OutOfReach} AND {OfTask}
              AND EXISTS (SELECT 1 FROM tasks t WHERE t.id = @task AND t.retired_by IS NULL)
              AND NOT EXISTS (SELECT 1 FROM presentation_roles r WHERE r.presentation_id = slots.presentation_id)
            """,
            ("@task", task));
}
