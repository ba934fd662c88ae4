using System.IO.Compression;

namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>Writes a container file by file, each as a stream, in the form of <see cref="PackForm"/>.</summary>
/// <param name="output">Where it is written: a file, since a header is completed once its content is known.</param>
internal sealed class PackWriter(FileStream output)
{
    private const int CopyBuffer = 1 << 16;
    private readonly List<PackEntry> _entries = [];
    private readonly List<PackedFile> _files = [];

    /// <summary>What was written so far, by name, length and hash.</summary>
    public IReadOnlyList<PackedFile> Files => _files;

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes its content into the stream given.</param>
    /// <param name="compressed">Whether it is compressed.</param>
    /// <exception cref="IOException">It cannot be written, or it or all are longer than the 4 GiB that a container can hold.</exception>
    public async Task AddAsync(string name, Func<Stream, Task> write, bool compressed = true)
    {
        var entry = new PackEntry(name, compressed, 0, 0, 0, Fitting(output.Position));
        output.Write(PackForm.Header(entry));
        using (var measured = compressed ? await DeflateAsync(write) : await StoreAsync(write))
        {
            entry = entry with { Crc = measured.Crc, Length = Fitting(measured.Count), Stored = Fitting(output.Position - entry.DataAt) };
            _files.Add(new PackedFile(name, measured.Count, measured.Sha256()));
        }

        output.Position = entry.Offset;
        output.Write(PackForm.Header(entry));
        output.Position = entry.End;
        _entries.Add(entry);
    }

    /// <summary>Writes a small file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="compressed">Whether it is compressed.</param>
    public Task AddAsync(string name, byte[] content, bool compressed = true) => AddAsync(
        name,
        stream =>
        {
            stream.Write(content);
            return Task.CompletedTask;
        },
        compressed);

    /// <summary>The hash of everything written so far, and how much that is.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(long Bytes, string Sha256)> HashSoFarAsync(CancellationToken cancellationToken)
    {
        await output.FlushAsync(cancellationToken);
        var end = output.Position;
        output.Position = 0;
        var hash = await PackReader.HashAsync(output, end, cancellationToken);
        output.Position = end;
        return (end, hash);
    }

    /// <summary>Writes the directory. Nothing can be added any more.</summary>
    public void Finish()
    {
        if (_entries.Count > ushort.MaxValue)
        {
            throw new IOException($"A container holds at most {ushort.MaxValue} files.");
        }

        output.Write(PackForm.Directory(_entries, Fitting(output.Position)));
        output.Flush(flushToDisk: true);
    }

    private async Task<MeasuredStream> DeflateAsync(Func<Stream, Task> write)
    {
        using var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true);
        await using var buffered = new BufferedStream(deflate, CopyBuffer);
        var measured = new MeasuredStream(buffered);
        await write(measured);
        return measured;
    }

    private async Task<MeasuredStream> StoreAsync(Func<Stream, Task> write)
    {
        var measured = new MeasuredStream(output);
        await write(measured);
        return measured;
    }

    private static uint Fitting(long count) =>
        count <= uint.MaxValue ? (uint)count : throw new IOException("An evidence pack holds at most 4 GiB; this one would be longer.");
}

/// <summary>A file of a pack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its content, 64 hexadecimal digits.</param>
public sealed record PackedFile(string Name, long Bytes, string Sha256);
