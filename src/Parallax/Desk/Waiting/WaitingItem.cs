namespace Parallax.Desk;

/// <summary>Something that waits for a person: what it is, where it is done, and by when.</summary>
/// <param name="Verb">What the link to <paramref name="Path"/> says.</param>
public sealed record WaitingItem(string Title, string Text, string Path, string Verb, DateTimeOffset? Due = null);
