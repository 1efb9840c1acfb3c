namespace Parallax.Identity;

/// <summary>An address and nothing else: no name before it, no second line after it.</summary>
public static class EmailAddress
{
    private const int Longest = 256;

    /// <summary>The address without spaces around it; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        var address = typed?.Trim() ?? "";
        return address.Length is > 0 and <= Longest && !address.Any(char.IsControl)
            && System.Net.Mail.MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            ? address
            : null;
    }
}
