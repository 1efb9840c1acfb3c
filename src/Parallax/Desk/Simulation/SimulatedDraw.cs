using Parallax.Projects;

namespace Parallax.Desk;

/// <summary>Random numbers of one subject: the same for the same seed, whatever else is drawn before.</summary>
public sealed class SimulatedDraw(int seed, string subject)
{
    private readonly SeededDraw _draw = new(seed, "simulation " + subject);

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (_draw.Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Uniform();

    public bool Chance(double probability) => Uniform() < probability;

    public int Below(int end) => _draw.Below(end);

    /// <summary>Normal, by Box and Muller.</summary>
    public double Normal(double mean = 0, double deviation = 1) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public void Shuffle<T>(T[] items) => _draw.Shuffle(items);
}
