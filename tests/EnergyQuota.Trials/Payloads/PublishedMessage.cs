using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Trials.Payloads;

/// <summary>A message as published by others.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="Meter">The meter, where the collection names it.</param>
internal sealed record PublishedMessage(string Topic, ReadOnlyMemory<byte> Payload, string Meter)
{
    private const string UnknownDevice = "<devEui>";

    // Where a topic names no device, the broker's account does: as if the gateway had that name.
    private static readonly ReadingTopic Mount = new("institution", "<credentials>");

    /// <summary>The message of a file that holds one.</summary>
    public static PublishedMessage OfFile(string topic, byte[] content) =>
        Uplink(content) is { } uplink ? new PublishedMessage($"application/0/device/{UnknownDevice}/event/up", uplink, "") : new PublishedMessage(Plain(topic), content, "");

    /// <summary>The message of one line of a file; <see langword="null"/> where the line describes and quotes none.</summary>
    public static PublishedMessage? OfLine(string topic, JsonElement line)
    {
        if (!line.TryGetProperty("payload", out var payload))
        {
            return null;
        }

        var meter = line.TryGetProperty("meter_id", out var id) ? id.GetString()! : "";
        var own = line.TryGetProperty("topic", out var said) ? said.GetString()! : topic.Replace("$METER_ID", meter, StringComparison.Ordinal);
        var text = payload.ValueKind == JsonValueKind.String ? payload.GetString()! : payload.GetRawText();
        return new PublishedMessage(Plain(own), Encoding.UTF8.GetBytes(text), meter);
    }

    /// <summary>Reads it.</summary>
    public IReadOnlyList<FoundReading> Read(ProfileSet profiles) =>
        [.. (profiles.Decode(new VendorMessage(Topic, Mount, Payload, DateTimeOffset.UnixEpoch), VendorMemory.Of(new ProfileOptions()))?.Readings ?? []).Select(FoundReading.Of)];

    // The collection notes variants behind the topic, in brackets.
    private static string Plain(string topic) => topic.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? topic[..at] : topic;

    // A decoded LoRaWAN frame is published without its envelope: it gets that of a ChirpStack uplink without a time.
    private static byte[]? Uplink(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject { } file && file["decoded"] is { } decoded && file.ContainsKey("fPort")
                ? Encoding.UTF8.GetBytes(new JsonObject { ["deviceInfo"] = new JsonObject { ["devEui"] = UnknownDevice }, ["object"] = decoded.DeepClone() }.ToJsonString())
                : null;
        }
        catch (JsonException)
        {
            // A file that is no JSON is a message as it stands.
            return null;
        }
    }
}
