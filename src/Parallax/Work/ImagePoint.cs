using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>A corner of pixels in an image, counted from its upper left corner. In JSON <c>[x, y]</c>.</summary>
[JsonConverter(typeof(ImagePointJson))]
public readonly record struct ImagePoint(int X, int Y);

internal sealed class ImagePointJson : JsonConverter<ImagePoint>
{
    public override ImagePoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var point = new ImagePoint(Whole(ref reader), Whole(ref reader));
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? point : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, ImagePoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.X);
        writer.WriteNumberValue(value.Y);
        writer.WriteEndArray();
    }

    private static int Whole(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var whole) ? whole : throw new JsonException();
}
