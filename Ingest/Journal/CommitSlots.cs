using System.Buffers.Binary;
using System.Security.Cryptography;
using EnergyQuota.Metering.Stores;
using FASTER.core;
using Microsoft.Win32.SafeHandles;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Keeps the log's last two commit records in one file, each flushed to disk before the commit counts.</summary>
/// <remarks>
/// Two slots, written in turn: a power cut in the middle of a write spoils one record, and the one before it still
/// stands. No file is created per commit, so no folder has to be flushed.
/// </remarks>
internal sealed class CommitSlots : ILogCommitManager, IDisposable
{
    private const int SlotLength = 4096;
    private const int HeaderLength = 12;
    private const int HashLength = 32;
    private readonly SafeFileHandle _file;
    private readonly DiskPatience _patience;
    private readonly Lock _writing = new();
    private Exception? _fault;

    /// <summary>Opens or creates the file.</summary>
    public CommitSlots(string fileName, DiskPatience patience)
    {
        _patience = patience;
        _file = File.OpenHandle(fileName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        FolderSync.Flush(Path.GetDirectoryName(fileName)!);
    }

    /// <summary>Why the last record could not be put on disk, or <see langword="null"/>. From then on no commit counts.</summary>
    /// <remarks>
    /// Told here and not thrown: the log calls <see cref="Commit"/> on a thread of its own, where an exception would end
    /// the program. It is set before the log moves its committed address.
    /// </remarks>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>Whether the file holds something, but no whole record: then nobody knows how far the log was committed.</summary>
    public bool IsDamaged => RandomAccess.GetLength(_file) > 0 && Records().Count == 0;

    /// <inheritdoc/>
    public void Commit(long beginAddress, long untilAddress, byte[] commitMetadata, long commitNum, bool forceWriteMetadata)
    {
        if (commitMetadata.Length > SlotLength - HeaderLength - HashLength)
        {
            throw new InvalidOperationException($"A commit record of {commitMetadata.Length} bytes does not fit its slot.");
        }

        var slot = new byte[SlotLength];
        BinaryPrimitives.WriteInt64LittleEndian(slot, commitNum);
        BinaryPrimitives.WriteInt32LittleEndian(slot.AsSpan(8), commitMetadata.Length);
        commitMetadata.CopyTo(slot, HeaderLength);
        var end = HeaderLength + commitMetadata.Length;
        SHA256.HashData(slot.AsSpan(0, end), slot.AsSpan(end, HashLength));
        try
        {
            lock (_writing)
            {
                // The log's own thread waits here for room, and with it all that wants to be committed.
                _patience.WriteAsync(() => RandomAccess.Write(_file, slot, commitNum % 2 * SlotLength)).GetAwaiter().GetResult();
                RandomAccess.FlushToDisk(_file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or ArgumentOutOfRangeException)
        {
            Volatile.Write(ref _fault, e);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<long> ListCommits() => Records().Select(record => record.Number).OrderDescending();

    /// <inheritdoc/>
    public byte[] GetCommitMetadata(long commitNum) => Records().Single(record => record.Number == commitNum).Metadata;

    /// <inheritdoc/>
    public void RemoveCommit(long commitNum)
    {
        // The slot is used again two commits later.
    }

    /// <inheritdoc/>
    public void RemoveAllCommits()
    {
        lock (_writing)
        {
            RandomAccess.SetLength(_file, 0);
            RandomAccess.FlushToDisk(_file);
        }
    }

    /// <inheritdoc/>
    public void OnRecovery(long commitNum)
    {
        // Nothing to clean up: there are never more than two records.
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private List<(long Number, byte[] Metadata)> Records()
    {
        var records = new List<(long Number, byte[] Metadata)>(2);
        var slot = new byte[SlotLength];
        for (var index = 0; index < 2; index++)
        {
            slot.AsSpan().Clear();
            RandomAccess.Read(_file, slot, index * SlotLength);
            var length = BinaryPrimitives.ReadInt32LittleEndian(slot.AsSpan(8));
            if (length is <= 0 or > SlotLength - HeaderLength - HashLength)
            {
                continue;
            }

            var end = HeaderLength + length;
            if (SHA256.HashData(slot.AsSpan(0, end)).AsSpan().SequenceEqual(slot.AsSpan(end, HashLength)))
            {
                records.Add((BinaryPrimitives.ReadInt64LittleEndian(slot), slot[HeaderLength..end]));
            }
        }

        return records;
    }
}
