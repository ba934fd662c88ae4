using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>Reads a container that nobody vouches for yet: everything that does not lie as <see cref="PackForm"/> has it is told.</summary>
internal sealed class PackReader
{
    // A directory of 65,535 entries with long names stays below it.
    private const int LongestDirectory = 1 << 25;
    private const int CopyBuffer = 1 << 16;
    private readonly Stream _input;
    private readonly Dictionary<string, PackEntry> _byName;

    private PackReader(Stream input, IReadOnlyList<PackEntry> entries)
    {
        (_input, Entries) = (input, entries);
        _byName = entries.DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name);
    }

    /// <summary>The entries, in the order of the directory.</summary>
    public IReadOnlyList<PackEntry> Entries { get; }

    /// <summary>Opens a container.</summary>
    /// <param name="input">The container; it must allow seeking.</param>
    /// <param name="faults">What is wrong with its form is added here.</param>
    /// <returns>The reader, or <see langword="null"/> where there is no directory to go by.</returns>
    public static PackReader? Open(Stream input, ICollection<PackFault> faults)
    {
        if (Tail(input) is not var (at, tail) || PackForm.ReadDirectory(tail) is not { } entries)
        {
            faults.Add(new PackFault(PackFaultKind.NotAPack, "", "The file is no evidence pack: it has no directory at its end, or something follows it."));
            return null;
        }

        if (!PackForm.Directory(entries, at).AsSpan().SequenceEqual(tail))
        {
            faults.Add(new PackFault(PackFaultKind.Form, "", "The container's directory is not as packs are written."));
        }

        var next = 0L;
        foreach (var entry in entries)
        {
            if (entry.Offset != next)
            {
                faults.Add(new PackFault(PackFaultKind.Form, entry.Name, "There is something between the files, or they overlap."));
            }

            var header = PackForm.Header(entry);
            if (entry.End > at || !ReadAt(input, entry.Offset, header.Length).AsSpan().SequenceEqual(header))
            {
                faults.Add(new PackFault(PackFaultKind.Form, entry.Name, "Its header is not what the directory says."));
            }

            next = entry.End;
        }

        if (next != at)
        {
            faults.Add(new PackFault(PackFaultKind.Form, "", "There is something between the last file and the directory."));
        }

        if (entries.DistinctBy(entry => entry.Name).Count() != entries.Count)
        {
            faults.Add(new PackFault(PackFaultKind.Form, "", "Two files have the same name."));
        }

        return new PackReader(input, entries);
    }

    /// <summary>Whether there is such a file.</summary>
    /// <param name="name">Its name.</param>
    public PackEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads a file's content and takes its measure.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="take">Takes the content.</param>
    /// <returns>Its length, checksum and hash.</returns>
    /// <exception cref="InvalidDataException">It cannot be unpacked, or unpacks to more than it says.</exception>
    public PackedFile Read(PackEntry entry, Action<Stream> take)
    {
        if (entry.End > _input.Length)
        {
            throw new InvalidDataException("It does not lie where the directory says.");
        }

        using var part = new PartStream(_input, entry.DataAt, entry.Stored);
        using var unpacked = entry.Deflated ? new DeflateStream(part, CompressionMode.Decompress, leaveOpen: true) : (Stream)part;
        using var limited = new LimitedStream(unpacked, entry.Length);
        using var measured = new MeasuredStream(limited);
        take(measured);
        Drain(measured);
        return measured.Crc == entry.Crc && measured.Count == entry.Length
            ? new PackedFile(entry.Name, measured.Count, measured.Sha256())
            : throw new InvalidDataException("Its length or checksum is not what the directory says.");
    }

    /// <summary>A file's whole content.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="most">The longest that is taken.</param>
    /// <exception cref="InvalidDataException">It is longer, or cannot be unpacked.</exception>
    public byte[] ReadAll(PackEntry entry, int most)
    {
        if (entry.Length > most)
        {
            throw new InvalidDataException($"It is longer than {most} bytes.");
        }

        using var content = new MemoryStream();
        Read(entry, stream => stream.CopyTo(content));
        return content.ToArray();
    }

    /// <summary>The hash of the container's beginning.</summary>
    /// <param name="input">The container.</param>
    /// <param name="bytes">How much of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>64 hexadecimal digits; of what there is, where it is shorter.</returns>
    public static async Task<string> HashAsync(Stream input, long bytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        try
        {
            input.Position = 0;
            for (var left = bytes; left > 0;)
            {
                var read = await input.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, CopyBuffer)), cancellationToken);
                if (read == 0)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                left -= read;
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (uint At, byte[] Tail)? Tail(Stream input)
    {
        if (input.Length < PackForm.EndLength
            || PackForm.DirectoryAt(ReadAt(input, input.Length - PackForm.EndLength, PackForm.EndLength)) is not { } at
            || at > input.Length - PackForm.EndLength || input.Length - at > LongestDirectory)
        {
            return null;
        }

        return (at, ReadAt(input, at, (int)(input.Length - at)));
    }

    private static byte[] ReadAt(Stream input, long at, int count)
    {
        if (at > input.Length)
        {
            return [];
        }

        var bytes = new byte[count];
        input.Position = at;
        var read = input.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count ? bytes : bytes[..read];
    }

    private static void Drain(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        while (stream.Read(buffer, 0, CopyBuffer) > 0)
        {
            // What nobody took counts all the same.
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
