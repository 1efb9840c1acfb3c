namespace Parallax.Identity;

/// <summary>A user agent in the words of whoever owns the device.</summary>
public static class Device
{
    // In this order: each of the earlier ones calls itself by the names of the later ones as well.
    private static readonly (string Token, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("HeadlessChrome/", "Chromium"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Token, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Name(string userAgent)
    {
        var browser = Named(Browsers, userAgent);
        var system = Named(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => "An unnamed program",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? Named((string Token, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Token, StringComparison.Ordinal)).Name;
}
