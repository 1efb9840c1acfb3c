namespace Parallax.Web;

/// <summary>The authorization policies. Every endpoint names one; a test holds that.</summary>
public static class Policies
{
    /// <summary>Anyone at all: sign-in, health, published schemas.</summary>
    public const string Public = "public";

    /// <summary>A signed-in person or their key. Rows are scoped to them in the WHERE.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Operations of the installation: hiring and pay. An administrator may do it too.</summary>
    public const string Operations = "operations";

    /// <summary>An administrator of the installation, or the operator of the machine.</summary>
    public const string Administrator = "administrator";
}
