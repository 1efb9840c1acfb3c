using Parallax.Samples.Drawing;

namespace Parallax.Samples.Scenes;

/// <summary>A picture: its name, what it shows in words for those who cannot see it, and how it is drawn.</summary>
internal sealed record Scene(string Name, string Alt, Action<Sheet> Draw);

/// <summary>A picture as drawn: the file and the places of its named objects.</summary>
internal sealed record Picture(Scene Scene, byte[] Png, IReadOnlyList<Placed> Objects)
{
    public static Picture Of(Scene scene)
    {
        using var sheet = new Sheet();
        scene.Draw(sheet);
        sheet.Finish();
        return new Picture(scene, sheet.Png(), sheet.Objects);
    }

    public Placed Find(string name) => Objects.FirstOrDefault(o => o.Name == name)
        ?? throw new InvalidOperationException($"Scene '{Scene.Name}' has no object '{name}'; it has {string.Join(", ", Objects.Select(o => o.Name))}.");
}
