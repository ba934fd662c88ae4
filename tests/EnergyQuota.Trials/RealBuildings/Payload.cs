using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>A message as it is published.</summary>
internal static class Payload
{
    /// <summary>The topic of a building's gateway.</summary>
    /// <param name="message">The message.</param>
    public static string Topic(Message message) => $"readings/{message.Meter.Institution}/gateway";

    /// <summary>An array of readings with exact decimals.</summary>
    /// <param name="message">The message.</param>
    public static byte[] Write(Message message)
    {
        var buffer = new ArrayBufferWriter<byte>(message.Positions.Count * 110);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var (time, value) in message.Positions)
            {
                json.WriteStartObject();
                json.WriteString("meter", message.Meter.Code);
                json.WriteString("time", time.ToOffset(MeterSeries.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
                json.WriteNumber("value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
