namespace Parallax.Web.Pages;

/// <summary>The component that lists where a person can go. It needs the modules, so whoever knows them provides it.</summary>
public sealed record SiteNavigation(Type Component);
