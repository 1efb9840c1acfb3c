using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Parallax.Browser.Tests.Chromium))]
// Most of a walk is waiting for a page: on two cores four walks at a time take half as long as two.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace Parallax.Browser.Tests;

/// <summary>Debian's Chromium, started once; each test has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly float Patient = (float)Patience.Most.TotalMilliseconds;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>Somebody's browser, with nothing in it.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions? options = null) => Waiting(await _browser.NewContextAsync(options));

    /// <summary>A browser whose profile lies on disk, to be killed and opened again.</summary>
    public async Task<IBrowserContext> OnDiskAsync(string profile) =>
        Waiting(await _playwright.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Quiet,
            ViewportSize = new ViewportSize { Width = 1600, Height = 1000 },
        }));

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patient);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Quiet });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static IBrowserContext Waiting(IBrowserContext context)
    {
        context.SetDefaultTimeout(Patient);
        context.SetDefaultNavigationTimeout(Patient);
        return context;
    }
}
