namespace Parallax.Cli.Stats;

/// <summary>Checks where results are to be written, before anything is read: a file that is written replaces what had its name.</summary>
internal static class StatsOutputs
{
    private const string Memory = "/dev/shm/";

    private static readonly string[] NoPlace = ["/dev/", "/proc/", "/sys/"];

    /// <param name="inputs">Files that are read; null where an option was left out.</param>
    /// <param name="outputs">Files that are written; null where an option was left out.</param>
    /// <exception cref="UsageException">An output is an input, another output, a folder, or no place for a file.</exception>
    public static void Check(IEnumerable<string?> inputs, IEnumerable<string?> outputs)
    {
        var read = inputs.Where(i => i is not (null or "-")).Select(i => Real(i!)).ToHashSet(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            if (output is null) continue;
            if (output is "" or "-") throw new UsageException($"'{output}' is no file to write. Name one.");
            var real = Real(output);
            if (read.Contains(real)) throw new UsageException($"'{output}' is read here and would be overwritten. Write to another file.");
            if (!written.Add(real)) throw new UsageException($"'{output}' is to be written twice. Name a file for each.");
            if (Directory.Exists(real)) throw new UsageException($"'{output}' is a folder. Name a file in it.");
            if (IsOfTheSystem(real)) throw new UsageException($"'{output}' is no place for a file.");
        }
    }

    /// <summary>The file itself, whatever links lead to it.</summary>
    public static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        // A link of the system, such as /dev/stdout, may lead to no file at all.
        if (IsOfTheSystem(full)) return full;
        return new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full : full;
    }

    /// <summary>Devices and the kernel's own; the framework does not tell a device from a file. What lies in memory is files.</summary>
    private static bool IsOfTheSystem(string path) =>
        Array.Exists(NoPlace, place => path.StartsWith(place, StringComparison.Ordinal)) && !path.StartsWith(Memory, StringComparison.Ordinal);
}
