using Parallax.Statistics.Input;

namespace Parallax.Statistics.Planning;

/// <summary>A named number.</summary>
/// <param name="Name">What it counts or measures.</param>
/// <param name="Value">How much.</param>
public sealed record Quantity(string Name, double Value);

/// <summary>How much to collect, with all that the answer rests on.</summary>
/// <param name="Needed">What to collect; empty where nothing reaches the target.</param>
/// <param name="Formula">The formula, in words of the inputs.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Inputs">What was given.</param>
/// <param name="Note">Why the target cannot be reached, or what to mind.</param>
public sealed record Plan(IReadOnlyList<Quantity> Needed, string Formula, string Source, IReadOnlyList<Quantity> Inputs, string? Note = null)
{
    /// <summary>A quantity that is needed; null where there is none of that name.</summary>
    public double? this[string name]
    {
        get
        {
            foreach (var quantity in Needed)
            {
                if (quantity.Name == name) return quantity.Value;
            }

            return null;
        }
    }

    /// <summary>The same question without an answer.</summary>
    internal Plan Impossible(string note) => this with { Needed = [], Note = note };

    internal Plan With(params IReadOnlyList<Quantity> needed) => this with { Needed = needed };

    internal static Plan Ask(string formula, string source, params IReadOnlyList<Quantity> inputs) => new([], formula, source, inputs);

    /// <summary>Rounded up, but not for a rounding error: 6.0000000001 is 6.</summary>
    internal static double Up(double x) => Math.Ceiling(x * (1 - 1e-12) - 1e-9);

    /// <exception cref="InputException">The value is not strictly between the ends.</exception>
    internal static void Between(double value, double low, double high, string name)
    {
        if (!(value > low && value < high)) throw new InputException(double.IsPositiveInfinity(high) ? $"{name} is {value}; it must be above {low}." : $"{name} is {value}; it must lie between {low} and {high}.");
    }
}
