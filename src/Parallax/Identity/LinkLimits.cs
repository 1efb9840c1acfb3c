namespace Parallax.Identity;

/// <summary>How many links may be asked for.</summary>
public sealed class LinkLimits;
