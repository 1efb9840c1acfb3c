namespace Parallax.Web.Pages;

/// <summary>A short message that survives one redirect, in a cookie. It is shown once, as text.</summary>
public static class Said
{
    private const string Cookie = "parallax-said";
    private const int Longest = 300;

    public static void Keep(HttpContext http, string message)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(message);
        var kept = message.Length <= Longest ? message : message[..Longest];
        http.Response.Cookies.Append(Cookie, Uri.EscapeDataString(kept), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>The message, if there is one; it is gone afterwards.</summary>
    public static string? Take(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        // A form handled in this very request says its own message on the next page.
        if (http.Request.Method == HttpMethods.Get) http.Response.Cookies.Delete(Cookie);
        return Uri.UnescapeDataString(kept);
    }
}
