using System.Buffers.Binary;
using System.Text;

namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>An entry of a pack's container.</summary>
/// <param name="Name">The file's name; a path with slashes.</param>
/// <param name="Deflated">Whether its content is compressed.</param>
/// <param name="Crc">CRC-32 of its content.</param>
/// <param name="Stored">Bytes as stored.</param>
/// <param name="Length">Bytes of its content.</param>
/// <param name="Offset">Where its header begins.</param>
internal sealed record PackEntry(string Name, bool Deflated, uint Crc, uint Stored, uint Length, uint Offset)
{
    /// <summary>Where its data begin.</summary>
    public long DataAt => (long)Offset + PackForm.HeaderLength + Encoding.UTF8.GetByteCount(Name);

    /// <summary>Where the next entry begins.</summary>
    public long End => DataAt + Stored;
}

/// <summary>
/// The one form in which a pack's container is written: zip with nothing in it that a reader could pass over. Times, attributes,
/// extra fields and comments are fixed, entries follow one another without gaps, and nothing follows the end. So a reader that writes
/// headers and directory anew from what it has read, and compares, has looked at every bit.
/// </summary>
internal static class PackForm
{
    /// <summary>Bytes of an entry's header before its name.</summary>
    public const int HeaderLength = 30;

    /// <summary>Bytes of an entry of the directory before its name.</summary>
    public const int DirectoryLength = 46;

    /// <summary>Bytes of the end of the directory.</summary>
    public const int EndLength = 22;

    private const uint HeaderMark = 0x04034b50;
    private const uint DirectoryMark = 0x02014b50;
    private const uint EndMark = 0x06054b50;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 0x0800;
    private const ushort FirstOfJanuary1980 = 0x0021;
    private const ushort Deflate = 8;

    /// <summary>The header of an entry.</summary>
    public static byte[] Header(PackEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var bytes = new byte[HeaderLength + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, HeaderMark);
        Common(bytes.AsSpan(4), entry, name.Length);
        name.CopyTo(bytes, HeaderLength);
        return bytes;
    }

    /// <summary>The directory with its end.</summary>
    /// <param name="entries">All entries, in the order of the file.</param>
    /// <param name="at">Where it begins.</param>
    public static byte[] Directory(IReadOnlyList<PackEntry> entries, uint at)
    {
        var bytes = new List<byte>();
        foreach (var entry in entries)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            var item = new byte[DirectoryLength + name.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(item, DirectoryMark);
            BinaryPrimitives.WriteUInt16LittleEndian(item.AsSpan(4), Version);
            Common(item.AsSpan(6), entry, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(item.AsSpan(42), entry.Offset);
            name.CopyTo(item, DirectoryLength);
            bytes.AddRange(item);
        }

        var end = new byte[EndLength];
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)bytes.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), at);
        return [.. bytes, .. end];
    }

    /// <summary>Reads the directory without believing it: what it says is written anew and compared by the caller.</summary>
    /// <param name="tail">From the directory's beginning to the end of the file.</param>
    /// <returns>The entries, or <see langword="null"/> where it is no directory.</returns>
    public static List<PackEntry>? ReadDirectory(ReadOnlySpan<byte> tail)
    {
        var entries = new List<PackEntry>();
        while (tail.Length >= DirectoryLength && BinaryPrimitives.ReadUInt32LittleEndian(tail) == DirectoryMark)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(tail[28..]);
            if (tail.Length < DirectoryLength + length)
            {
                return null;
            }

            entries.Add(new PackEntry(
                Encoding.UTF8.GetString(tail.Slice(DirectoryLength, length)),
                BinaryPrimitives.ReadUInt16LittleEndian(tail[10..]) == Deflate,
                BinaryPrimitives.ReadUInt32LittleEndian(tail[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(tail[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(tail[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(tail[42..])));
            tail = tail[(DirectoryLength + length)..];
        }

        return tail.Length == EndLength && BinaryPrimitives.ReadUInt32LittleEndian(tail) == EndMark ? entries : null;
    }

    /// <summary>Where the directory begins, by the end of the file; <see langword="null"/> where that is no end.</summary>
    public static uint? DirectoryAt(ReadOnlySpan<byte> end) =>
        end.Length == EndLength && BinaryPrimitives.ReadUInt32LittleEndian(end) == EndMark ? BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) : null;

    private static void Common(Span<byte> bytes, PackEntry entry, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], entry.Deflated ? Deflate : (ushort)0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], FirstOfJanuary1980);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[14..], entry.Stored);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[18..], entry.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[22..], (ushort)nameLength);
    }
}
