namespace Parallax.Desk.Rights;

/// <summary>A file about a person, beside the rows.</summary>
/// <param name="Name">Its path in the zip.</param>
/// <param name="Open">Null when it is gone meanwhile.</param>
public sealed record PersonalFile(string Name, Func<Stream?> Open);
