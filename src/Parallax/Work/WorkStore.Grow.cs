using Parallax.Data;

namespace Parallax.Work;

/// <summary>A presentation that a draw chose for one place more.</summary>
/// <param name="Probability">With which the draw chose it, of all that it could choose.</param>
public sealed record DrawnPlace(Guid Presentation, double Probability);

/// <summary>Places beyond the plan.</summary>
public sealed partial class WorkStore
{
    /// <summary>The most judgments that a presentation can get by a draw.</summary>
    public const int MostOverlap = 100;

    /// <summary>One more place for a presentation, up to a cap; false when it has as many, or takes none any more.</summary>
    public Task<bool> GrowAsync(Guid presentation, int cap, CancellationToken cancel) => writer.WriteAsync(sql => GrowAsync(sql, presentation, cap, null, null), cancel);

    /// <summary>Opens the places of a draw, all or none, once: of a draw that was opened already, it says how many places it has.</summary>
    public Task<int> OpenAsync(Guid draw, IReadOnlyList<DrawnPlace> places, CancellationToken cancel) => writer.WriteAsync(sql => OpenAsync(sql, draw, places), cancel);

    private async Task<int> OpenAsync(Sql sql, Guid draw, IReadOnlyList<DrawnPlace> places)
    {
        var before = await sql.ListAsync("SELECT id FROM slots WHERE draw_id = @draw", row => row.GetGuid(0), ("@draw", draw));
        if (before.Count > 0) return before.Count;
        var opened = 0;
        // In one order, so that two draws at once wait for each other instead of locking each other out.
        foreach (var place in places.OrderBy(p => p.Presentation))
            if (await GrowAsync(sql, place.Presentation, MostOverlap, draw, place.Probability)) opened++;
        return opened;
    }

    private async Task<bool> GrowAsync(Sql sql, Guid presentation, int cap, Guid? draw, double? probability)
    {
        var grown = await sql.ExecuteAsync(
            """
            UPDATE presentations SET overlap = overlap + 1
            WHERE id = @id AND overlap < @cap AND NOT EXISTS (SELECT 1 FROM slots s WHERE s.presentation_id = @id AND s.state = 3)
            """, ("@id", presentation), ("@cap", cap));
        if (grown == 0) return false;
        var (columns, values) = draw is null ? ("", "") : (", draw_id, draw_probability", ", @draw, @probability");
        (string, object?)[] drawn = draw is null ? [] : [("@draw", draw), ("@probability", probability)];
        await sql.ExecuteAsync(
            $"""
            INSERT INTO slots (id, organization_id, project_id, presentation_id, ordinal, rank, state, fence{columns})
            SELECT @slot, organization_id, project_id, presentation_id, max(ordinal) + 1, min(rank), 0, 0{values} FROM slots
            WHERE presentation_id = @id GROUP BY organization_id, project_id, presentation_id
            """, [("@slot", Ids.New(clock)), ("@id", presentation), .. drawn]);
        return true;
    }
}
