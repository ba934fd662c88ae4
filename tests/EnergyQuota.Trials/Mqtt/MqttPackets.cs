using System.Buffers.Binary;
using System.Text;

namespace EnergyQuota.Trials.Mqtt;

/// <summary>MQTT 3.1.1 packets as bytes, for clients that must cost next to nothing.</summary>
internal static class MqttPackets
{
    /// <summary>The first byte of a PUBLISH at QoS 1.</summary>
    public const byte Publish = 0x32;

    /// <summary>The first byte of a PUBACK.</summary>
    public const byte PublishAck = 0x40;

    private const byte ConnectType = 0x10;
    private const byte SubscribeType = 0x82;
    private const byte CleanSession = 0x02;
    private const ushort KeepAliveSeconds = 600;

    /// <summary>Signs in with a clean session.</summary>
    /// <param name="clientId">The client's name.</param>
    public static byte[] Connect(string clientId)
    {
        var body = new List<byte>();
        AddText(body, "MQTT");
        body.AddRange([4, CleanSession]);
        AddNumber(body, KeepAliveSeconds);
        AddText(body, clientId);
        return Packet(ConnectType, body);
    }

    /// <summary>Subscribes at QoS 1.</summary>
    /// <param name="filter">The topics.</param>
    public static byte[] Subscribe(string filter)
    {
        List<byte> body = [0, 1];
        AddText(body, filter);
        body.Add(1);
        return Packet(SubscribeType, body);
    }

    /// <summary>A message at QoS 1.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="id">The packet's number, not 0.</param>
    /// <param name="payload">The payload.</param>
    public static byte[] Message(string topic, ushort id, ReadOnlySpan<byte> payload)
    {
        var body = new List<byte>(payload.Length + topic.Length + 4);
        AddText(body, topic);
        AddNumber(body, id);
        body.AddRange(payload);
        return Packet(Publish, body);
    }

    /// <summary>Acknowledges a message.</summary>
    /// <param name="packets">Where the packet is added.</param>
    /// <param name="id">The message's number.</param>
    public static void AddAcknowledgement(List<byte> packets, ushort id)
    {
        packets.AddRange([PublishAck, 2]);
        AddNumber(packets, id);
    }

    /// <summary>Finds the end of the packet at the start of a buffer.</summary>
    /// <param name="buffer">Received bytes.</param>
    /// <param name="bodyAt">Where its body begins.</param>
    /// <returns>Its length, or 0 where it is not complete.</returns>
    public static int Length(ReadOnlySpan<byte> buffer, out int bodyAt)
    {
        var length = 0;
        bodyAt = 1;
        for (var shift = 0; ; shift += 7)
        {
            if (bodyAt >= buffer.Length)
            {
                return 0;
            }

            var part = buffer[bodyAt++];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        return buffer.Length >= bodyAt + length ? bodyAt + length : 0;
    }

    /// <summary>The number of a PUBLISH at QoS 1.</summary>
    /// <param name="body">The packet's body.</param>
    public static ushort IdOf(ReadOnlySpan<byte> body) =>
        BinaryPrimitives.ReadUInt16BigEndian(body[(2 + BinaryPrimitives.ReadUInt16BigEndian(body))..]);

    private static byte[] Packet(byte type, List<byte> body)
    {
        List<byte> packet = [type];
        var rest = body.Count;
        do
        {
            packet.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            rest >>= 7;
        }
        while (rest > 0);
        packet.AddRange(body);
        return [.. packet];
    }

    private static void AddText(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AddNumber(body, checked((ushort)bytes.Length));
        body.AddRange(bytes);
    }

    private static void AddNumber(List<byte> body, ushort number) => body.AddRange([(byte)(number >> 8), (byte)(number & 0xFF)]);
}
