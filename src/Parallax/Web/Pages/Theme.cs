namespace Parallax.Web.Pages;

/// <summary>Light, dark, or as the device has it: kept in a cookie that the page's script writes and the server only reads.</summary>
public static class Theme
{
    public const string Cookie = "parallax-theme";
    public const string Auto = "auto";

    public static readonly IReadOnlyList<string> All = [Auto, "light", "dark"];

    public static string Of(HttpContext? http) =>
        http?.Request.Cookies[Cookie] is { } chosen && All.Contains(chosen) ? chosen : Auto;
}
