using System.Globalization;
using System.Text.Json;
using Google.Protobuf;

namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>One metric of a Sparkplug payload.</summary>
internal sealed class SparkplugMetric
{
    private ulong? _timestamp;
    private bool _isHistorical;
    private bool _isNull;
    private bool _isLong;
    private string? _number;
    private string? _text;
    private bool? _flag;

    /// <summary>Its name; empty where it bears only an alias.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its alias.</summary>
    public ulong? Alias { get; private set; }

    /// <summary>Its data type; 0: said in the birth only.</summary>
    public uint Type { get; private set; }

    /// <summary>Its value as whole number, as the wire has it.</summary>
    public ulong? Whole { get; private set; }

    /// <summary>Reads a metric.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are none.</exception>
    public static SparkplugMetric Read(ByteString bytes)
    {
        var input = bytes.CreateCodedInput();
        var metric = new SparkplugMetric();
        (uint? small, ulong? large) = (null, null);
        while (input.ReadTag() is var tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (1, WireFormat.WireType.LengthDelimited): metric.Name = input.ReadString(); break;
                case (2, WireFormat.WireType.Varint): metric.Alias = input.ReadUInt64(); break;
                case (3, WireFormat.WireType.Varint): metric._timestamp = input.ReadUInt64(); break;
                case (4, WireFormat.WireType.Varint): metric.Type = input.ReadUInt32(); break;
                case (5, WireFormat.WireType.Varint): metric._isHistorical = input.ReadBool(); break;
                case (7, WireFormat.WireType.Varint): metric._isNull = input.ReadBool(); break;
                case (10, WireFormat.WireType.Varint): small = input.ReadUInt32(); break;
                case (11, WireFormat.WireType.Varint): large = input.ReadUInt64(); break;
                case (12, WireFormat.WireType.Fixed32): metric._number = input.ReadFloat().ToString("R", CultureInfo.InvariantCulture); break;
                case (13, WireFormat.WireType.Fixed64): metric._number = input.ReadDouble().ToString("R", CultureInfo.InvariantCulture); break;
                case (14, WireFormat.WireType.Varint): metric._flag = input.ReadBool(); break;
                case (15, WireFormat.WireType.LengthDelimited): metric._text = input.ReadString(); break;
                default: input.SkipLastField(); break;
            }
        }

        (metric.Whole, metric._isLong) = (small ?? large, small is null);
        return metric;
    }

    /// <summary>Whether it cannot be read without a birth that is not known: an alias without its name, or a number that is negative or very large.</summary>
    public bool IsUnknown(BirthTable? table)
    {
        var born = table?.Find(Name, Alias);
        return (Name.Length == 0 && Alias is not null && born is null)
            || (Type == 0 && (born?.Type ?? 0) == 0 && !_isNull && Whole is { } whole && whole > (_isLong ? (ulong)long.MaxValue : int.MaxValue));
    }

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter writer, BirthTable? table)
    {
        var born = table?.Find(Name, Alias);
        writer.WriteStartObject();
        if ((Name.Length > 0 ? Name : born?.Name) is { } name)
        {
            writer.WriteString("name", name);
        }

        Number(writer, "alias", Alias);
        Number(writer, "timestamp", _timestamp);
        writer.WriteBoolean("historical", _isHistorical);
        writer.WritePropertyName("value");
        if (!_isNull && (Whole is { } whole ? Signed(whole, Type == 0 ? born?.Type ?? 0 : Type) : _number ?? _text) is { } value)
        {
            // Numbers as text too, because NaN and infinity have no JSON number; the value's rule reads both.
            writer.WriteStringValue(value);
        }
        else if (!_isNull && _flag is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a number where there is one.</summary>
    public static void Number(Utf8JsonWriter writer, string name, ulong? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    // Negative numbers come as their two's complement of the type's width.
    private static string Signed(ulong number, uint type) => type switch
    {
        1 => unchecked((sbyte)number).ToString(CultureInfo.InvariantCulture),
        2 => unchecked((short)number).ToString(CultureInfo.InvariantCulture),
        3 => unchecked((int)number).ToString(CultureInfo.InvariantCulture),
        4 => unchecked((long)number).ToString(CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
