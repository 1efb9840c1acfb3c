namespace Parallax.Talent;

/// <summary>The answers of an application as an HTML form carries them.</summary>
public static class ApplyForm
{
    public const string Prefix = "q-";

    public static Dictionary<string, string[]> Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[Prefix.Length..], f => f.Value.OfType<string>().ToArray());
    }
}
