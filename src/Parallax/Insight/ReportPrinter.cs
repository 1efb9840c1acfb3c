using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Parallax.Insight.Pages;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>
/// Prints reports by a headless Chromium: from a file that holds all that it shows, in a folder of its own that is deleted after, without
/// scripts and without the network. Two at a time, and each only so long.
/// </summary>
public sealed partial class ReportPrinter(IServiceProvider services, ILoggerFactory loggers, IConfiguration configuration) : IDisposable
{
    /// <summary>The setting that names the executable, where it is none of the usual.</summary>
    public const string Setting = "Report:Chromium";

    private const int AtOnce = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly ILogger _log = loggers.CreateLogger<ReportPrinter>();

    /// <summary>Null where the server has none.</summary>
    public string? Chromium => configuration[Setting] is { Length: > 0 } named ? File.Exists(named) ? named : null : Usual.FirstOrDefault(File.Exists);

    public async Task<Outcome<byte[]>> PrintAsync(Report report, CancellationToken cancel)
    {
        if (Chromium is not { } chromium) return InsightRefusals.NoPrinter;
        if (!await _free.WaitAsync(Patience, cancel)) return InsightRefusals.PrinterBusy;
        var folder = Directory.CreateTempSubdirectory("parallax-report-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.html"), await HtmlAsync(report), cancel);
            return await RunAsync(chromium, folder.FullName, cancel);
        }
        finally
        {
            _free.Release();
            Delete(folder);
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<string> HtmlAsync(Report report)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportDocument.Report)] = report }));
            return $"<!DOCTYPE html>{page.ToHtmlString()}";
        });
    }

    private async Task<Outcome<byte[]>> RunAsync(string chromium, string folder, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var pdf = Path.Combine(folder, "report.pdf");
        using var process = Process.Start(Start(chromium, folder, pdf))!;
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var ignored = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == 0 && File.Exists(pdf)) return await File.ReadAllBytesAsync(pdf, cancel);
            NotPrinted(_log, process.ExitCode, await said);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            TooSlow(_log, Longest);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await ignored;
        }

        return InsightRefusals.PrinterFailed;
    }

    private static ProcessStartInfo Start(string chromium, string folder, string pdf)
    {
        var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(Path.Combine(folder, "report.html")).AbsoluteUri,
        ]) start.ArgumentList.Add(argument);
        // Its sandbox refuses to run as root; what it opens is our own page, without scripts.
        if (Environment.IsPrivilegedProcess) start.ArgumentList.Insert(0, "--no-sandbox");
        start.Environment["HOME"] = folder;
        return start;
    }

    /// <summary>A process that was just ended may still hold a file for a moment.</summary>
    private void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException held)
        {
            NotDeleted(_log, folder.FullName, held);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium ended with {Code} and printed no report: {Said}")]
    private static partial void NotPrinted(ILogger log, int code, string said);

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium did not print a report within {Longest} and was ended.")]
    private static partial void TooSlow(ILogger log, TimeSpan longest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be deleted.")]
    private static partial void NotDeleted(ILogger log, string folder, Exception held);
}
