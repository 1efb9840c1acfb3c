using System.Globalization;

namespace Parallax.Web.Pages;

/// <summary>Numbers as pictures take them.</summary>
internal static class Svg
{
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
