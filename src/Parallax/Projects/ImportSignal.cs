using Parallax.Jobs;

namespace Parallax.Projects;

/// <summary>Wakes the worker that stages imports.</summary>
public sealed class ImportSignal : Signal;
