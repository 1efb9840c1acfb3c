using Parallax.Data;

namespace Parallax.Cases;

/// <summary>Asks something in writing.</summary>
public static class OpenCase
{
    public sealed record Draft(
        Guid Person, Guid? Organization, CaseKind Kind, CaseDecider Decider, string About, Guid? AboutId, string? AboutPath,
        string Title, string Text, Guid? NotBy = null);

    /// <summary>Adds the case; the caller saves it with whatever else it changes.</summary>
    public static Task<Case> ForAsync(AppDb db, Draft draft, TimeProvider clock, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var opened = new Case(
            Ids.Opaque(), draft.Person, draft.Organization, draft.Kind, draft.Decider, draft.About, draft.AboutId, draft.AboutPath,
            draft.Title, draft.NotBy, now.AddDays(14), now);
        db.Add(opened);
        return Task.FromResult(opened);
    }
}
