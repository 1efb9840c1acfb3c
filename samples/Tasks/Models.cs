namespace Parallax.Samples.Tasks;

/// <summary>
/// The invented models and their versions. Halcyon speaks beautifully and asserts what it expects; Meridian is exact and slips in sums and last steps;
/// Petrel is brief and leaves things out. Halcyon 2.0 came before: where a scene has several readings, it saw only one.
/// </summary>
internal static class Models
{
    public static readonly IReadOnlyDictionary<string, string> Versions = new Dictionary<string, string>
    {
        ["Halcyon"] = "2.1",
        ["Meridian"] = "5",
        ["Petrel"] = "0.9",
    };
}
