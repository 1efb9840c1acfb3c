using Parallax.Data;

namespace Parallax.Desk;

/// <summary>What a person has earned and is not paid yet on one project.</summary>
public sealed record Owed(TimeSpan ThisWeek, Money SoFar);

/// <summary>The place where Pay tells the preview of an amendment what is owed, by person; null while it is not known.</summary>
public static class OwedSoFar
{
    public static Task<IReadOnlyDictionary<Guid, Owed>?> OfAsync(AppDb db, Guid project, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Owed>?>(null);
}
