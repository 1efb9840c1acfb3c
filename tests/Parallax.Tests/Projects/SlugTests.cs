using Parallax.Projects;

namespace Parallax.Tests.Projects;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Street scenes, 2nd round", "street-scenes-2nd-round")]
    [InlineData("  Çà et là!  ", "çà-et-là")]
    [InlineData("日本", "日本")]
    [InlineData("--", "project")]
    public void A_name_becomes_an_address(string name, string slug) => Assert.Equal(slug, Slug.Of(name));
}
