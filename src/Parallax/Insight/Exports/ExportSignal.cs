using Parallax.Jobs;

namespace Parallax.Insight.Exports;

/// <summary>Wakes the worker that makes exports.</summary>
public sealed class ExportSignal : Signal;
