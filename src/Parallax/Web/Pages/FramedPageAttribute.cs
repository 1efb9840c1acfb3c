namespace Parallax.Web.Pages;

/// <summary>A page that another page of the product shows within itself. Every other one may be framed by nothing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramedPageAttribute : Attribute;
