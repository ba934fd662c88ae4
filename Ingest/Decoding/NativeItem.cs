using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>One item of a native payload as it stands there, not yet judged. Nothing of it is copied unless a text is written with escapes.</summary>
internal ref struct NativeItem
{
    private Members _seen;

    /// <summary>Where its bytes begin in the payload.</summary>
    public int Start { get; private init; }

    /// <summary>Where its bytes end.</summary>
    public int End { get; private set; }

    /// <summary>Whether it is an object at all; a number or a list between the objects of an array is not.</summary>
    public bool IsObject { get; private init; }

    /// <summary>The members that are there and not <c>null</c>.</summary>
    public Members There { get; private set; }

    /// <summary>The meter's code; empty where there is none.</summary>
    public ReadOnlySpan<byte> Meter { get; private set; }

    /// <summary>The register's name.</summary>
    public ReadOnlySpan<byte> Register { get; private set; }

    /// <summary>The time.</summary>
    public ReadOnlySpan<byte> Time { get; private set; }

    /// <summary>The value, as a number or a text.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The unit's symbol.</summary>
    public ReadOnlySpan<byte> Unit { get; private set; }

    /// <summary>The device's word on the value.</summary>
    public ReadOnlySpan<byte> Quality { get; private set; }

    /// <summary>The first member whose type is wrong; <see cref="Members.None"/> where all are right.</summary>
    public Members Wrong { get; private set; }

    /// <summary>The first member that stands twice: which of the two is meant cannot be known.</summary>
    public Members Twice { get; private set; }

    /// <summary>Reads the item at which a reader stands, to its end.</summary>
    /// <param name="reader">The reader, at the item's first token.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static NativeItem Read(scoped ref Utf8JsonReader reader)
    {
        var item = new NativeItem { Start = (int)reader.TokenStartIndex, IsObject = reader.TokenType == JsonTokenType.StartObject };
        if (!item.IsObject)
        {
            reader.Skip();
        }

        while (item.IsObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = NameOf(ref reader);
            reader.Read();
            item.Take(member, ref reader);
        }

        item.End = (int)reader.BytesConsumed;
        return item;
    }

    /// <summary>The name of a member.</summary>
    /// <param name="member">One of the members.</param>
    public static string Name(Members member) => member.ToString().ToLowerInvariant();

    private static Members NameOf(scoped ref Utf8JsonReader reader) =>
        !TryText(ref reader, out var name) ? Members.None
        : name.SequenceEqual("meter"u8) ? Members.Meter
        : name.SequenceEqual("register"u8) ? Members.Register
        : name.SequenceEqual("time"u8) ? Members.Time
        : name.SequenceEqual("value"u8) ? Members.Value
        : name.SequenceEqual("unit"u8) ? Members.Unit
        : name.SequenceEqual("quality"u8) ? Members.Quality
        : Members.None;

    private void Take(Members member, scoped ref Utf8JsonReader reader)
    {
        if (Twice == Members.None)
        {
            Twice = _seen & member;
        }

        _seen |= member;
        if (member == Members.None || reader.TokenType == JsonTokenType.Null)
        {
            // What is not one of ours, or says that there is nothing.
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.Number && member is Members.Value or Members.Quality)
        {
            Set(member, reader.ValueSpan);
        }
        else if (reader.TokenType == JsonTokenType.String && TryText(ref reader, out var text))
        {
            Set(member, text);
        }
        else
        {
            Wrong = Wrong == Members.None ? member : Wrong;
            reader.Skip();
        }
    }

    private void Set(Members member, ReadOnlySpan<byte> text)
    {
        There |= member;
        switch (member)
        {
            case Members.Meter: Meter = text; break;
            case Members.Register: Register = text; break;
            case Members.Time: Time = text; break;
            case Members.Unit: Unit = text; break;
            case Members.Quality: Quality = text; break;
            default: Value = text; break;
        }
    }

    private static bool TryText(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return Utf8.IsValid(text);
        }

        try
        {
            text = Encoding.UTF8.GetBytes(reader.GetString()!);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or half a surrogate pair: no text.
            return false;
        }
    }

    /// <summary>The members that count.</summary>
    [Flags]
    public enum Members
    {
        /// <summary>None of them.</summary>
        None = 0,

        /// <summary>The meter's code; a text.</summary>
        Meter = 1,

        /// <summary>The register's name; a text.</summary>
        Register = 2,

        /// <summary>The time; a text.</summary>
        Time = 4,

        /// <summary>The value; a number or a text.</summary>
        Value = 8,

        /// <summary>The unit's symbol; a text.</summary>
        Unit = 16,

        /// <summary>The device's word on the value; a number or a text.</summary>
        Quality = 32,
    }
}
