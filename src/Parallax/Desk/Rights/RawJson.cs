using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Desk.Rights;

/// <summary>Text that is JSON already: written as it is, not as a string.</summary>
[JsonConverter(typeof(Converter))]
public sealed record RawJson(string Text)
{
    public override string ToString() => Text;

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
    }
}
