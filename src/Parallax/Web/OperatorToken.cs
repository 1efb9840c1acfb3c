using Parallax.Data;

namespace Parallax.Web;

/// <summary>The token of whoever started this process on the data folder: made anew each time, never stored, administrator.</summary>
public sealed class OperatorToken
{
    public string Value { get; } = "plo_" + Ids.Secret();
}
