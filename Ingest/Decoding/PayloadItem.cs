using System.Text;
using System.Text.Json;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>One object of a payload as written, not yet judged.</summary>
internal sealed record PayloadItem(int Index, ReadOnlyMemory<byte> Bytes)
{
    private const int DeepestNesting = 16;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly string[] Members = ["meter", "register", "time", "value", "unit", "quality"];
    private int _seen;

    /// <summary>The meter's code, or <see langword="null"/>.</summary>
    public string? Meter { get; private set; }

    /// <summary>The register's name, or <see langword="null"/>.</summary>
    public string? Register { get; private set; }

    /// <summary>The time as text, or <see langword="null"/>.</summary>
    public string? Time { get; private set; }

    /// <summary>The value as text, or <see langword="null"/> where there is none.</summary>
    public string? Value { get; private set; }

    /// <summary>The unit's symbol, or <see langword="null"/>.</summary>
    public string? Unit { get; private set; }

    /// <summary>The device's word on the value, or <see langword="null"/>.</summary>
    public string? Quality { get; private set; }

    /// <summary>The first member whose type is wrong, or <see langword="null"/>.</summary>
    public string? WrongMember { get; private set; }

    /// <summary>The first member that stands twice, or <see langword="null"/>: which of the two is meant cannot be known.</summary>
    public string? DoubleMember { get; private set; }

    /// <summary>Whether it is an object at all; a number or a list between the objects of an array is not.</summary>
    public bool IsObject { get; private init; } = true;

    /// <summary>Splits a payload into its items; <see langword="null"/> with a reason where it is not the JSON agreed on.</summary>
    public static List<PayloadItem>? Split(ReadOnlyMemory<byte> payload, out string fault)
    {
        payload = payload.Span.StartsWith(ByteOrderMark) ? payload[ByteOrderMark.Length..] : payload;
        var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = DeepestNesting });
        var items = new List<PayloadItem>();
        fault = "";
        try
        {
            if (!reader.Read())
            {
                fault = "The payload is empty.";
                return null;
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                items.Add(ReadItem(ref reader, payload, 0));
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadItem(ref reader, payload, items.Count));
                }
            }
            else
            {
                fault = "The payload is neither an object nor an array of objects.";
                return null;
            }

            while (reader.Read())
            {
                // To the end: text behind the last item makes the reader throw.
            }

            fault = items.Count == 0 ? "The array holds no item." : "";
            return items.Count == 0 ? null : items;
        }
        catch (JsonException e)
        {
            fault = e.Message;
            return null;
        }
    }

    private static PayloadItem ReadItem(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, int index)
    {
        var start = (int)reader.TokenStartIndex;
        var item = new PayloadItem(index, default) { IsObject = reader.TokenType == JsonTokenType.StartObject };
        if (!item.IsObject)
        {
            reader.Skip();
            return item with { Bytes = payload[start..(int)reader.BytesConsumed] };
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader) ?? "";
            reader.Read();
            item.Set(name, ref reader);
        }

        return item with { Bytes = payload[start..(int)reader.BytesConsumed] };
    }

    private void Set(string name, ref Utf8JsonReader reader)
    {
        var member = Array.IndexOf(Members, name);
        if (member >= 0 && (_seen & (1 << member)) != 0)
        {
            DoubleMember ??= name;
        }

        _seen |= member < 0 ? 0 : 1 << member;
        switch (name)
        {
            case "meter": Meter = String(name, ref reader); break;
            case "register": Register = String(name, ref reader); break;
            case "time": Time = String(name, ref reader); break;
            case "unit": Unit = String(name, ref reader); break;
            case "quality": Quality = Scalar(name, ref reader); break;
            case "value": Value = Scalar(name, ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private string? String(string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
        {
            return Scalar(name, ref reader);
        }

        WrongMember ??= name;
        reader.Skip();
        return null;
    }

    private string? Scalar(string name, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.String when Text(ref reader) is { } text:
                return text;
            default:
                WrongMember ??= name;
                reader.Skip();
                return null;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or half a surrogate pair: no text.
            return null;
        }
    }
}
