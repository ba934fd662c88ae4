using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>One piece of a chunked answer of <c>/query</c>.</summary>
internal sealed record InfluxAnswer([property: JsonPropertyName("results")] List<InfluxResult>? Results, [property: JsonPropertyName("error")] string? Error);

/// <summary>Rows of one statement, or what went wrong with it.</summary>
internal sealed record InfluxResult(
    [property: JsonPropertyName("statement_id")] int Statement,
    [property: JsonPropertyName("series")] List<InfluxSeries>? Series,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>Rows of one series.</summary>
internal sealed record InfluxSeries([property: JsonPropertyName("values")] List<InfluxRow>? Values);

/// <summary>A row whose columns are the time and <see cref="InfluxLine.Fields"/>, or a first part of these.</summary>
[JsonConverter(typeof(InfluxRowConverter))]
internal readonly record struct InfluxRow(long Time, decimal Value, string? Exact, long? Received, int? Basis, long? DeviceTime);

/// <summary>Reads a row straight from the text: an answer of a month has millions.</summary>
internal sealed class InfluxRowConverter : JsonConverter<InfluxRow>
{
    public override InfluxRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var time = reader.GetInt64();
        reader.Read();
        var value = reader.GetDecimal();
        string? exact = null;
        long? received = null, basis = null, deviceTime = null;
        for (var column = 2; reader.Read() && reader.TokenType != JsonTokenType.EndArray; column++)
        {
            switch (column)
            {
                case 2: exact = reader.GetString(); break;
                case 3: received = Number(ref reader); break;
                case 4: basis = Number(ref reader); break;
                case 5: deviceTime = Number(ref reader); break;
                default: throw new JsonException("A row has more columns than were asked for.");
            }
        }

        return new InfluxRow(time, value, exact, received, (int?)basis, deviceTime);
    }

    public override void Write(Utf8JsonWriter writer, InfluxRow value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Rows are only read.");

    private static long? Number(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();
}

/// <summary>Reading without reflection.</summary>
[JsonSerializable(typeof(InfluxAnswer))]
internal sealed partial class InfluxJson : JsonSerializerContext;
