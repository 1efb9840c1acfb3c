namespace Parallax.Web;

/// <summary>What a verb answers: a value, or why not.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    public bool IsRefused => Refusal is not null;

    public IResult Or(Func<T, IResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Refusal is null ? answer(Value!) : Refusal;
    }

#pragma warning disable CA2225 // The conversions are the whole point; their named twins would only be noise.
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
#pragma warning restore CA2225
}
