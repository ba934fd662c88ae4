using System.Collections.Concurrent;
using EnergyQuota.Metering.Stores;
using FASTER.core;
using Microsoft.Win32.SafeHandles;

namespace EnergyQuota.Ingest.Journal;

/// <summary>The log's files on disk. A write is reported as done only after the file was flushed to the disk itself.</summary>
/// <remarks>
/// The log's own devices report a write once the kernel has it, which a power cut may undo; an acknowledged message
/// must survive one. A full disk only makes a write wait.
/// </remarks>
/// <param name="fileName">The files' common beginning.</param>
/// <param name="patience">Waits for room on the disk.</param>
/// <param name="flush">Makes what was written to a file durable; tests watch it and hold it up.</param>
/// <param name="writing">Is told before each write; tests refuse it as a full disk does.</param>
internal sealed class FsyncDevice(string fileName, DiskPatience patience, Action<SafeFileHandle> flush, Action? writing) : StorageDeviceBase(fileName, 512, -1)
{
    private const uint IoError = 5;
    private readonly ConcurrentDictionary<int, SafeFileHandle> _segments = new();
    private readonly Lock _creating = new();
    private bool _disposed;
    private Exception? _fault;

    /// <summary>Why a write failed first, or <see langword="null"/>; the log itself knows no more than a number.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <inheritdoc/>
    public override void WriteAsync(
        IntPtr sourceAddress, int segmentId, ulong destinationAddress, uint numBytesToWrite, DeviceIOCompletionCallback callback, object context) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            async _ => callback(await StoreAsync(sourceAddress, segmentId, (long)destinationAddress, (int)numBytesToWrite), numBytesToWrite, context), null);

    /// <inheritdoc/>
    public override void ReadAsync(
        int segmentId, ulong sourceAddress, IntPtr destinationAddress, uint readLength, DeviceIOCompletionCallback callback, object context) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            _ => callback(Read(segmentId, (long)sourceAddress, destinationAddress, (int)readLength), readLength, context), null);

    /// <inheritdoc/>
    public override void RemoveSegmentAsync(int segment, AsyncCallback callback, IAsyncResult result)
    {
        if (_segments.TryRemove(segment, out var handle))
        {
            handle.Dispose();
        }

        File.Delete(SegmentFile(segment));
        callback(result);
    }

    /// <inheritdoc/>
    public override long GetFileSize(int segment) => SegmentSize;

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_creating)
        {
            _disposed = true;
            foreach (var handle in _segments.Values)
            {
                handle.Dispose();
            }

            _segments.Clear();
        }
    }

    private async Task<uint> StoreAsync(IntPtr source, int segment, long offset, int length)
    {
        try
        {
            await patience.WriteAsync(() => Write(source, segment, offset, length));
            flush(Open(segment));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or ArgumentOutOfRangeException)
        {
            // The log turns the code into a failed commit. A file beyond the account's size limit is an argument out of range here.
            Interlocked.CompareExchange(ref _fault, e, null);
            return IoError;
        }
    }

    private unsafe void Write(IntPtr source, int segment, long offset, int length)
    {
        writing?.Invoke();
        RandomAccess.Write(Open(segment), new ReadOnlySpan<byte>((void*)source, length), offset);
    }

    private unsafe uint Read(int segment, long offset, IntPtr destination, int length)
    {
        try
        {
            var target = new Span<byte>((void*)destination, length);
            var handle = Open(segment);
            while (!target.IsEmpty)
            {
                var got = RandomAccess.Read(handle, target, offset);
                if (got == 0)
                {
                    // Pages are read whole; behind the last write there is nothing yet.
                    target.Clear();
                    break;
                }

                target = target[got..];
                offset += got;
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or ArgumentOutOfRangeException)
        {
            return IoError;
        }
    }

    private SafeFileHandle Open(int segment)
    {
        if (_segments.TryGetValue(segment, out var known))
        {
            return known;
        }

        lock (_creating)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_segments.TryGetValue(segment, out var handle))
            {
                var file = SegmentFile(segment);
                handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
                try
                {
                    // Not only for a new file: it may be there from an attempt that failed at this very flush.
                    FolderSync.Flush(Path.GetDirectoryName(file)!);
                }
                catch
                {
                    handle.Dispose();
                    throw;
                }

                _segments[segment] = handle;
            }

            return handle;
        }
    }

    private string SegmentFile(int segment) => $"{FileName}.{segment}";
}
