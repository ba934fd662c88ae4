using Google.Protobuf;

namespace EnergyQuota.Tests.Ingest.Profiles.Sparkplug;

/// <summary>Writes Sparkplug payloads as an edge node does.</summary>
internal static class SparkplugBytes
{
    /// <summary>A payload of metrics: name (empty: none), alias (negative: none), type (0: left out), value.</summary>
    public static byte[] Payload(ulong sequence, ulong time, params (string Name, long Alias, uint Type, ulong Value)[] metrics) => Written(output =>
    {
        output.WriteTag(1, WireFormat.WireType.Varint);
        output.WriteUInt64(time);
        foreach (var (name, alias, type, value) in metrics)
        {
            output.WriteTag(2, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(Metric(name, alias, type, value)));
        }

        output.WriteTag(3, WireFormat.WireType.Varint);
        output.WriteUInt64(sequence);
    });

    private static byte[] Metric(string name, long alias, uint type, ulong value) => Written(output =>
    {
        if (name.Length > 0)
        {
            output.WriteTag(1, WireFormat.WireType.LengthDelimited);
            output.WriteString(name);
        }

        if (alias >= 0)
        {
            output.WriteTag(2, WireFormat.WireType.Varint);
            output.WriteUInt64((ulong)alias);
        }

        if (type > 0)
        {
            output.WriteTag(4, WireFormat.WireType.Varint);
            output.WriteUInt32(type);
        }

        output.WriteTag(value > uint.MaxValue ? 11 : 10, WireFormat.WireType.Varint);
        output.WriteUInt64(value);
    });

    private static byte[] Written(Action<CodedOutputStream> write)
    {
        var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        write(output);
        output.Flush();
        return buffer.ToArray();
    }
}
