using Parallax.Identity;

namespace Parallax.Tests.Identity;

public class SignInTests
{
    [Theory]
    [InlineData("/projects?before=1", "/projects?before=1")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("projects", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void After_signing_in_one_stays_on_this_site(string? asked, string goes) => Assert.Equal(goes, SignIn.Local(asked));
}
