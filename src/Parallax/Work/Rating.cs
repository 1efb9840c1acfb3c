using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>A level from 1 to 5, or one of the two answers that are no level. Never 0, never 3 for "I do not know".</summary>
[JsonConverter(typeof(RatingConverter))]
public readonly record struct Rating(int? Level, string? Other)
{
    public const string NotApplicable = "not-applicable";
    public const string CannotJudge = "cannot-judge";

    public override string ToString() => Level?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Other ?? "";
}

internal sealed class RatingConverter : JsonConverter<Rating>
{
    public override Rating Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var level) => new Rating(level, null),
        JsonTokenType.String => new Rating(null, reader.GetString()),
        _ => throw new JsonException("a rating is a whole number from 1 to 5, \"not-applicable\" or \"cannot-judge\""),
    };

    public override void Write(Utf8JsonWriter writer, Rating value, JsonSerializerOptions options)
    {
        if (value.Level is { } level) writer.WriteNumberValue(level);
        else writer.WriteStringValue(value.Other);
    }
}
