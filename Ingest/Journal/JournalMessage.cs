using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Journal;

/// <summary>One message as it arrived, and as it is kept in the journal.</summary>
/// <param name="Topic">The MQTT topic.</param>
/// <param name="Payload">The payload, untouched.</param>
/// <param name="ReceivedAt">When it reached us; UTC, whole microseconds, so that decoding it again gives the same.</param>
/// <param name="Flags">How it came.</param>
public sealed record JournalMessage(string Topic, ReadOnlyMemory<byte> Payload, DateTimeOffset ReceivedAt, MessageFlags Flags)
{
    private const byte Version = 2;
    private const int ChecksumAt = 12;
    private const int HeaderLength = ChecksumAt + sizeof(uint);

    /// <summary>Bytes of the message in the journal, the log's own header left out.</summary>
    internal int EncodedLength => HeaderLength + Encoding.UTF8.GetByteCount(Topic) + Payload.Length;

    /// <summary>Writes version, flags, receive time (microseconds since 1970), topic length, checksum, topic, payload.</summary>
    internal byte[] Encode()
    {
        var topicLength = Encoding.UTF8.GetByteCount(Topic);
        var entry = new byte[HeaderLength + topicLength + Payload.Length];
        entry[0] = Version;
        entry[1] = (byte)Flags;
        var micros = (ReadingLimits.Truncate(ReceivedAt).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(2), micros);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(10), checked((ushort)topicLength));
        Encoding.UTF8.GetBytes(Topic, entry.AsSpan(HeaderLength));
        Payload.Span.CopyTo(entry.AsSpan(HeaderLength + topicLength));
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(ChecksumAt), Checksum(entry));
        return entry;
    }

    /// <summary>Reads an entry back.</summary>
    /// <exception cref="JournalDamagedException">The entry is not as it was written, or of a format this program does not know.</exception>
    internal static JournalMessage Decode(ReadOnlyMemory<byte> entry)
    {
        var span = entry.Span;
        if (span.Length < HeaderLength || span[0] != Version)
        {
            throw new JournalDamagedException("an entry is of an unknown format: it is damaged, or another version wrote it.");
        }

        // The log checks its own sums only on pages it reads back while running, not on those it loads at start.
        if (BinaryPrimitives.ReadUInt32LittleEndian(span[ChecksumAt..]) != Checksum(span))
        {
            throw new JournalDamagedException("an entry is not as it was written.");
        }

        var micros = BinaryPrimitives.ReadInt64LittleEndian(span[2..]);
        var topicLength = BinaryPrimitives.ReadUInt16LittleEndian(span[10..]);
        return new JournalMessage(
            Encoding.UTF8.GetString(span.Slice(HeaderLength, topicLength)),
            entry[(HeaderLength + topicLength)..],
            DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond),
            (MessageFlags)span[1]);
    }

    private static uint Checksum(ReadOnlySpan<byte> entry) => Crc(Crc(uint.MaxValue, entry[..ChecksumAt]), entry[HeaderLength..]);

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return crc;
    }
}

/// <summary>A message with its place in the journal.</summary>
/// <param name="Address">Where its entry begins.</param>
/// <param name="NextAddress">Where the next entry may begin; the position once this one is done.</param>
/// <param name="Message">The message.</param>
public readonly record struct JournalEntry(long Address, long NextAddress, JournalMessage Message);
