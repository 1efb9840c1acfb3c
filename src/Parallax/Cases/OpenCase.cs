using Parallax.Data;

namespace Parallax.Cases;

/// <summary>Asks something in writing, and gets an answer by a date.</summary>
public static class OpenCase
{
    public sealed record Draft(
        Guid Person, Guid? Organization, CaseKind Kind, CaseDecider Decider, string About, Guid? AboutId, string? AboutPath,
        string Title, string Text, Guid? NotBy = null)
    {
        public Guid Id { get; init; } = Ids.Opaque();
    }

    public static Task<Case> ForAsync(AppDb db, Draft draft, TimeProvider clock, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var opened = new Case(
            draft.Id, draft.Person, draft.Organization, draft.Kind, draft.Decider, draft.About, draft.AboutId, draft.AboutPath,
            draft.Title, draft.NotBy, now.AddDays(7), now);
        db.Add(opened);
        return Task.FromResult(opened);
    }
}
