using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Server.Replay;

/// <summary>Writes messages in the native JSON form that the intake decodes.</summary>
public static class NativePayload
{
    /// <summary>The topic of a gateway.</summary>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="gateway">The gateway's name.</param>
    public static string Topic(string institutionCode, string gateway) => $"readings/{institutionCode}/{gateway}";

    /// <summary>Writes readings of registers that are each the only one of their meter.</summary>
    /// <param name="readings">The readings; values are written with all their digits.</param>
    public static byte[] Write(IEnumerable<NativeReading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var reading in readings)
            {
                json.WriteStartObject();
                json.WriteString("meter", reading.MeterCode);
                json.WriteString("time", reading.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
                json.WriteNumber("value", reading.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>One reading of a message.</summary>
/// <param name="MeterCode">The meter's code.</param>
/// <param name="At">The instant it holds for.</param>
/// <param name="Value">What the register showed, in its own unit.</param>
public readonly record struct NativeReading(string MeterCode, DateTimeOffset At, decimal Value);
