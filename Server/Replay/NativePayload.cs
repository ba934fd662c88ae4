using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Server.Replay;

/// <summary>Writes messages in the native JSON form that the intake decodes without a profile.</summary>
public static class NativePayload
{
    /// <summary>The topic of a gateway.</summary>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="gateway">The gateway's name.</param>
    public static string Topic(string institutionCode, string gateway) => $"readings/{institutionCode}/{gateway}";

    /// <summary>Writes the readings of one meter's only register.</summary>
    /// <param name="meterCode">The meter's code.</param>
    /// <param name="positions">The readings; values are written with all their digits.</param>
    public static byte[] Write(string meterCode, IReadOnlyList<RegisterPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var buffer = new ArrayBufferWriter<byte>(16 + (positions.Count * 128));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var position in positions)
            {
                json.WriteStartObject();
                json.WriteString("meter", meterCode);
                json.WriteString("time", position.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
                json.WriteNumber("value", position.KilowattHours);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
