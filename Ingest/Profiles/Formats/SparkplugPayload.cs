using System.Globalization;
using System.Text.Json;
using Google.Protobuf;

namespace EnergyQuota.Ingest.Profiles.Formats;

/// <summary>The protobuf payload of Sparkplug B: a time and metrics.</summary>
/// <remarks>
/// Source: Eclipse Sparkplug specification 3.0.0, chapter 6.4 (payload; numbers of fields and of data types). Metrics that
/// only bear an alias keep their place without a name: what the alias stands for was said in the birth message. Templates
/// and data sets are passed over.
/// </remarks>
internal static class SparkplugPayload
{
    private const int MostMetrics = 20_000;

    /// <summary>Makes <c>{timestamp, seq, metrics: [{name, alias, timestamp, historical, value}]}</c>; a metric that is null has a null value.</summary>
    /// <exception cref="FormatException">The bytes are no such payload.</exception>
    public static JsonDocument Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var input = new CodedInputStream(payload.ToArray());
            var metrics = new List<Metric>();
            (ulong? time, ulong? sequence) = (null, null);
            while (input.ReadTag() is var tag and not 0)
            {
                switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
                {
                    case (1, WireFormat.WireType.Varint): time = input.ReadUInt64(); break;
                    case (2, WireFormat.WireType.LengthDelimited): metrics.Add(Metric.Read(input.ReadBytes())); break;
                    case (3, WireFormat.WireType.Varint): sequence = input.ReadUInt64(); break;
                    default: input.SkipLastField(); break;
                }

                if (metrics.Count > MostMetrics)
                {
                    throw new FormatException($"The payload holds more than {MostMetrics} metrics.");
                }
            }

            return Document(time, sequence, metrics);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"The payload is not Sparkplug B: {e.Message}", e);
        }
    }

    private static JsonDocument Document(ulong? time, ulong? sequence, List<Metric> metrics) => PayloadDocuments.Write(writer =>
    {
        writer.WriteStartObject();
        Number(writer, "timestamp", time);
        Number(writer, "seq", sequence);
        writer.WriteStartArray("metrics");
        foreach (var metric in metrics)
        {
            writer.WriteStartObject();
            if (metric.Name.Length > 0)
            {
                writer.WriteString("name", metric.Name);
            }

            Number(writer, "alias", metric.Alias);
            Number(writer, "timestamp", metric.Timestamp);
            writer.WriteBoolean("historical", metric.IsHistorical);
            metric.WriteValue(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Number(Utf8JsonWriter writer, string name, ulong? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    private sealed class Metric
    {
        private uint _type;
        private bool _isNull;
        private string? _number;
        private string? _text;
        private bool? _flag;

        public string Name { get; private set; } = "";

        public ulong? Alias { get; private set; }

        public ulong? Timestamp { get; private set; }

        public bool IsHistorical { get; private set; }

        public static Metric Read(ByteString bytes)
        {
            var input = bytes.CreateCodedInput();
            var metric = new Metric();
            (uint? small, ulong? large) = (null, null);
            while (input.ReadTag() is var tag and not 0)
            {
                switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
                {
                    case (1, WireFormat.WireType.LengthDelimited): metric.Name = input.ReadString(); break;
                    case (2, WireFormat.WireType.Varint): metric.Alias = input.ReadUInt64(); break;
                    case (3, WireFormat.WireType.Varint): metric.Timestamp = input.ReadUInt64(); break;
                    case (4, WireFormat.WireType.Varint): metric._type = input.ReadUInt32(); break;
                    case (5, WireFormat.WireType.Varint): metric.IsHistorical = input.ReadBool(); break;
                    case (7, WireFormat.WireType.Varint): metric._isNull = input.ReadBool(); break;
                    case (10, WireFormat.WireType.Varint): small = input.ReadUInt32(); break;
                    case (11, WireFormat.WireType.Varint): large = input.ReadUInt64(); break;
                    case (12, WireFormat.WireType.Fixed32): metric.Set(input.ReadFloat().ToString("R", CultureInfo.InvariantCulture)); break;
                    case (13, WireFormat.WireType.Fixed64): metric.Set(input.ReadDouble().ToString("R", CultureInfo.InvariantCulture)); break;
                    case (14, WireFormat.WireType.Varint): metric._flag = input.ReadBool(); break;
                    case (15, WireFormat.WireType.LengthDelimited): metric._text = input.ReadString(); break;
                    default: input.SkipLastField(); break;
                }
            }

            if ((small ?? large) is { } whole)
            {
                metric.Set(metric.Whole(whole));
            }

            return metric;
        }

        public void WriteValue(Utf8JsonWriter writer)
        {
            writer.WritePropertyName("value");
            if (_isNull || (_number is null && _text is null && _flag is null))
            {
                writer.WriteNullValue();
            }
            else if (_number is not null)
            {
                // As text, because NaN and infinity have no JSON number; the value's rule reads both.
                writer.WriteStringValue(_number);
            }
            else if (_text is not null)
            {
                writer.WriteStringValue(_text);
            }
            else
            {
                writer.WriteBooleanValue(_flag!.Value);
            }
        }

        private void Set(string number) => _number = number;

        // Negative numbers come as their two's complement of the type's width.
        private string Whole(ulong number) => _type switch
        {
            1 => unchecked((sbyte)number).ToString(CultureInfo.InvariantCulture),
            2 => unchecked((short)number).ToString(CultureInfo.InvariantCulture),
            3 => unchecked((int)number).ToString(CultureInfo.InvariantCulture),
            4 => unchecked((long)number).ToString(CultureInfo.InvariantCulture),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }
}
