using System.Globalization;
using System.Text;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Lines of points, one after the other in memory that is used again. The names of a register are written once and copied for the points that follow of it.</summary>
internal sealed class InfluxLines
{
    // Two names of 64 characters, each of three bytes at most and some of them escaped, and five numbers.
    private const int LongestLine = 1_536;
    private const int FirstBytes = 16 * 1024;
    private byte[] _bytes = new byte[FirstBytes];
    private int _length;
    private RegisterId _register;
    private Range _key;

    /// <summary>The lines in UTF-8; good until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Takes all lines away and keeps the memory.</summary>
    public void Clear() => (_length, _register, _key) = (0, default, default);

    /// <summary>Adds a line.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="conflict">0 for the first value of its time; otherwise which conflict, from 1.</param>
    public void Append(in Reading reading, int conflict)
    {
        if (_bytes.Length - _length < LongestLine)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        AppendKey(reading.Register, conflict);
        Add(" value="u8);
        Add(reading.Value);
        if (!InfluxLine.IsExact(reading.Value))
        {
            Add(",exact=\""u8);
            Add(reading.Value);
            Add("\""u8);
        }

        Add(",received="u8);
        Add(UnixMicros.From(reading.ReceivedAt));
        Add("i"u8);
        if (reading.Basis != TimeBasis.Device)
        {
            Add(",basis="u8);
            Add((int)reading.Basis);
            Add("i"u8);
        }

        if (reading.DeviceTime is { } stamp)
        {
            Add(",device_time="u8);
            Add(UnixMicros.From(stamp));
            Add("i"u8);
        }

        Add(" "u8);
        Add(UnixMicros.From(reading.Time));
        Add("\n"u8);
    }

    private void AppendKey(RegisterId register, int conflict)
    {
        if (conflict == 0 && register == _register)
        {
            Add(_bytes.AsSpan(_key));
            return;
        }

        var start = _length;
        Add(conflict == 0 ? "reading,meter="u8 : "conflict,meter="u8);
        Add(InfluxName.InLine(register.Meter));
        if (conflict > 0)
        {
            Add(",n="u8);
            Add(conflict);
        }

        Add(",register="u8);
        Add(InfluxName.InLine(register.Name));
        (_register, _key) = conflict == 0 ? (register, start.._length) : default;
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    private void Add(string text) => _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));

    private void Add<T>(T number)
        where T : IUtf8SpanFormattable
    {
        _ = number.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }
}
