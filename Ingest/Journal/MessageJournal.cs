using System.Threading.Channels;
using FASTER.core;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace EnergyQuota.Ingest.Journal;

/// <summary>
/// The durable log between arrival and the reading store: a message is acknowledged after it is on disk here, and
/// stays until the store has confirmed it.
/// </summary>
/// <remarks>
/// Commits are made for many messages at once. When <see cref="JournalOptions.MaxBytes"/> wait for the store,
/// appending waits too, so nothing more is acknowledged and the senders keep what they have. The same holds while the
/// disk is full: commits wait for room, and appending for them once the log's memory is used up.
/// </remarks>
public sealed class MessageJournal : IAsyncDisposable
{
    private const int PageBits = 23;
    private const int SegmentBits = 26;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DiskPatience _patience;
    private readonly FsyncDevice _device;
    private readonly CommitSlots _commits;
    private readonly FasterLog _log;
    private readonly EntryPlacing _placing;

    // Asking for a commit that is asked for already changes nothing.
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _committing;
    private TaskCompletionSource _committed = NewSignal();
    private TaskCompletionSource _room = NewSignal();
    private Exception? _fault;
    private long _stored;
    private int _full;

    /// <summary>Opens the journal, or creates it; entries committed before are there again.</summary>
    /// <param name="options">Its settings, valid.</param>
    /// <param name="time">The clock for the commit delay.</param>
    /// <param name="logger">Where full, free and broken are told.</param>
    /// <exception cref="IOException">The folder cannot be used, or another process has the journal open.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="JournalDamagedException">Files of the journal are missing or spoilt; nothing was changed.</exception>
    public MessageJournal(JournalOptions options, TimeProvider time, ILogger<MessageJournal> logger)
        : this(options, time, logger, RandomAccess.FlushToDisk)
    {
    }

    internal MessageJournal(
        JournalOptions options, TimeProvider time, ILogger<MessageJournal> logger, Action<SafeFileHandle> flush, Action? writing = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _logger) = (options, time, logger);
        var name = Path.Combine(options.Folder, "messages.log");
        Directory.CreateDirectory(options.Folder);
        Identity = JournalIdentity.ReadOrCreate(options.Folder);
        _patience = new DiskPatience(time, logger);
        _commits = new CommitSlots(Path.Combine(options.Folder, "commits"), _patience);
        _device = new FsyncDevice(name, _patience, flush, writing);
        try
        {
            _log = JournalFiles.Open(name, _device, _commits, PageBits, SegmentBits);
        }
        catch
        {
            _device.Dispose();
            _commits.Dispose();
            _patience.Dispose();
            throw;
        }

        _placing = new EntryPlacing(_log, () => FaultNow, time);
        _committing = Task.Run(CommitAsync);
    }

    /// <summary>Tells this journal from another one in the same place; positions of another mean nothing here.</summary>
    public Guid Identity { get; }

    /// <summary>Bytes that wait for the store.</summary>
    public long WaitingBytes => _log.TailAddress - Math.Max(_log.BeginAddress, Interlocked.Read(ref _stored));

    /// <summary>Bytes that are kept: what waits for the store, and what its engine may still lose.</summary>
    public long KeptBytes => _log.TailAddress - _log.BeginAddress;

    /// <summary>Whether it is full: nothing more is taken or acknowledged until the store has caught up.</summary>
    public bool IsFull => Volatile.Read(ref _full) != 0;

    /// <summary>What broke it, in words, or <see langword="null"/>. A broken journal takes nothing until the program starts again.</summary>
    public string? Fault => FaultNow?.Message;

    /// <summary>Why it waits for its disk, in words, or <see langword="null"/>. Nothing is acknowledged meanwhile; it goes on by itself.</summary>
    public string? Stall => _patience.Stall;

    /// <summary>Everything before this address is on disk.</summary>
    public long CommittedUntil => _log.CommittedUntilAddress;

    /// <summary>The address behind the newest entry, committed or not.</summary>
    public long Tail => _log.TailAddress;

    /// <summary>The oldest address still kept.</summary>
    public long Begin => _log.BeginAddress;

    /// <summary>Appends a message; it is not durable yet. Waits while the journal is full.</summary>
    /// <param name="message">The message; at most 4 MiB with its topic.</param>
    /// <param name="cancellationToken">Stops waiting for room; the message may be appended nevertheless, and nobody is to acknowledge it.</param>
    /// <returns>The address to give to <see cref="WaitDurableAsync"/>.</returns>
    /// <exception cref="IOException">The journal is broken.</exception>
    public async ValueTask<long> AppendAsync(JournalMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        while (true)
        {
            ThrowIfBroken();
            var room = Volatile.Read(ref _room);
            if (KeptBytes + message.EncodedLength <= _options.MaxBytes)
            {
                break;
            }

            if (Interlocked.Exchange(ref _full, 1) == 0)
            {
                _logger.JournalFull(KeptBytes, _options.MaxBytes);
            }

            await room.Task.WaitAsync(cancellationToken);
        }

        try
        {
            var address = await _placing.AppendAsync(message.Encode(), cancellationToken);
            Wake();
            return address;
        }
        catch (FasterException e)
        {
            throw Broken(FaultNow ?? e);
        }
    }

    /// <summary>Waits until an appended message is on disk.</summary>
    /// <param name="address">What <see cref="AppendAsync"/> returned.</param>
    /// <param name="cancellationToken">Stops the waiting; the message may become durable nevertheless.</param>
    /// <exception cref="IOException">The journal broke before; the message must not be acknowledged.</exception>
    public async ValueTask WaitDurableAsync(long address, CancellationToken cancellationToken)
    {
        while (true)
        {
            var committed = Volatile.Read(ref _committed);
            var isCommitted = _log.CommittedUntilAddress > address;

            // In this order: where a record could not be written, that is known before the address moves.
            ThrowIfBroken();
            if (isCommitted)
            {
                return;
            }

            await committed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Reads committed entries from a position on; it ends never and waits for more by <see cref="JournalReader.WaitAsync"/>.</summary>
    /// <param name="position">A <see cref="JournalEntry.NextAddress"/>; before <see cref="Begin"/>: from the beginning.</param>
    public JournalReader Read(long position) => new(_log, Math.Max(position, _log.BeginAddress), PageBits, () => _commits.Fault);

    /// <summary>Reads what still waits for the store, from a position on, and throws it away: damage is told at the start, not in the middle.</summary>
    /// <param name="position">As for <see cref="Read"/>.</param>
    /// <returns>How many messages wait.</returns>
    /// <exception cref="JournalDamagedException">Something is missing or not as it was written.</exception>
    public long Check(long position)
    {
        using var reader = Read(position);
        var count = 0L;
        while (reader.TryRead(out _))
        {
            count++;
        }

        return count;
    }

    /// <summary>Tells how far the store has confirmed; what lies before is kept until <see cref="Truncate"/>, but waits no more.</summary>
    /// <param name="position">A <see cref="JournalEntry.NextAddress"/>; one before an earlier one where messages are stored again.</param>
    public void SetStored(long position) => Interlocked.Exchange(ref _stored, position);

    /// <summary>Lets go of everything before a position; its disk space is freed in steps of 64 MiB.</summary>
    /// <param name="position">A <see cref="JournalEntry.NextAddress"/> that the state database already has.</param>
    public void Truncate(long position)
    {
        if (position <= _log.BeginAddress)
        {
            return;
        }

        _log.TruncateUntil(Math.Min(position, _log.CommittedUntilAddress));
        if (Interlocked.Exchange(ref _full, 0) != 0)
        {
            _logger.JournalHasRoom(KeptBytes);
        }

        Interlocked.Exchange(ref _room, NewSignal()).TrySetResult();
        Wake();
    }

    /// <summary>Commits what is appended and closes the files; where the disk is full, what was not acknowledged stays behind.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
            _patience.GiveUp();
            Wake();
            await _committing;
            await _placing.DisposeAsync();
            _log.Dispose();
            _device.Dispose();
            _commits.Dispose();
            _patience.Dispose();
            _stopping.Dispose();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake() => _asked.Writer.TryWrite(true);

    private async Task CommitAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                await _asked.Reader.ReadAsync();
                if (_options.CommitDelayMilliseconds > 0 && !_stopping.IsCancellationRequested)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(_options.CommitDelayMilliseconds), _time, _stopping.Token)
                        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                using (IngestTraces.Source.StartActivity(IngestTraces.Commit))
                {
                    await _placing.CommitAsync();
                }

                if (_commits.Fault is { } fault)
                {
                    throw new IOException($"The commit record cannot be written: {fault.Message}", fault);
                }

                Interlocked.Exchange(ref _committed, NewSignal()).TrySetResult();
            }
        }
        catch (Exception e)
        {
            // Whatever stopped the commits, nothing may be acknowledged from here on. A full disk was told of before, and
            // stops them only where the program itself stops.
            Volatile.Write(ref _fault, _device.Fault ?? e);
            if (_patience.Stall is null)
            {
                _logger.JournalBroken(_device.Fault ?? e);
            }

            Volatile.Read(ref _committed).TrySetResult();
            Volatile.Read(ref _room).TrySetResult();
        }
    }

    private Exception? FaultNow => Volatile.Read(ref _fault) ?? _device.Fault ?? _commits.Fault;

    private void ThrowIfBroken()
    {
        if (FaultNow is { } fault)
        {
            throw Broken(fault);
        }
    }

    private IOException Broken(Exception fault) => new($"The journal in {_options.Folder} is broken: {fault.Message}", fault);
}
