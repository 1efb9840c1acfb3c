namespace Parallax.Web.Pages;

/// <summary>A page with a budget in bytes: it gets the styles and scripts that it names, and none of the ordinary pages'.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeanPageAttribute : Attribute;
