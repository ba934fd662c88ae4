using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>Takes messages from the journal, decodes them and stores them; then the journal may let go of them.</summary>
/// <remarks>
/// The order is readings, marks, rejects with the position, truncation. Stopped anywhere in between, the same batch
/// is stored again, and every step leaves alone what it has already; marks are set for repeats too. A mark set before
/// its readings could be settled and cleared without them. While a store is down the batch is kept and tried again;
/// messages go on arriving until the journal is full.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="profiles">How vendors' own messages are read.</param>
/// <param name="meters">The registered meters.</param>
/// <param name="marks">What is to be settled.</param>
/// <param name="store">The reading store, opened by the program.</param>
/// <param name="rejects">Saves rejects and position.</param>
/// <param name="status">Is told what happens.</param>
/// <param name="metrics">Is told how long it takes.</param>
/// <param name="decoding">What is accepted.</param>
/// <param name="options">Batches and retries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class IngestPipeline(
    MessageJournal journal,
    ProfileSet profiles,
    IMeterDirectory meters,
    ISettlementMarks marks,
    IReadingStore store,
    RejectWriter rejects,
    IngestStatus status,
    IngestMetrics metrics,
    IOptions<DecodingOptions> decoding,
    IOptions<PipelineOptions> options,
    TimeProvider time,
    ILogger<IngestPipeline> logger) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalReader? _reader;
    private IngestBatch _batch = new();
    private long _done;
    private long _unsure;

    /// <summary>Waits until everything that is in the journal now has been stored or kept as rejected.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var tail = journal.Tail;
        if (tail > journal.Begin)
        {
            await journal.WaitDurableAsync(tail - 1, cancellationToken);
        }

        while (true)
        {
            var progress = Volatile.Read(ref _progress);
            if (Interlocked.Read(ref _done) >= tail)
            {
                return;
            }

            await progress.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _reader ??= await OpenAsync(stoppingToken);
                if (_batch.Position == 0)
                {
                    await FillAsync(_reader, stoppingToken);
                }

                await StoreAsync(stoppingToken);
                retry = FirstRetry;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A store that is down, or anything else: the batch is kept and the position stays.
                status.SetStoreError(e.Message);
                logger.BatchNotStored(retry, e);
                await Task.Delay(retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                retry = TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, TimeSpan.FromSeconds(options.Value.LongestRetrySeconds).Ticks));
            }
        }
    }

    private async Task<JournalReader> OpenAsync(CancellationToken cancellationToken)
    {
        await meters.RefreshAsync(cancellationToken);
        var saved = await rejects.PositionAsync(cancellationToken);
        if (saved is not null && saved.JournalId != journal.Identity)
        {
            logger.OtherJournal();
            saved = null;
        }

        // What is in the journal now may have been given to the store before a stop that came before its position was saved.
        _unsure = journal.Tail;
        return journal.Read(saved?.Address ?? 0);
    }

    private async Task FillAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        while (!Take(reader))
        {
            // Nothing is left before the reader's position, and nothing is in hand: so far all is stored.
            Advance(reader.Position);
            await reader.WaitAsync(cancellationToken);
        }

        if (_batch.Size < options.Value.BatchReadings && options.Value.BatchMilliseconds > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.BatchMilliseconds), time, cancellationToken);
            Take(reader);
        }
    }

    private bool Take(JournalReader reader)
    {
        while (_batch.Size < options.Value.BatchReadings && reader.TryRead(out var entry))
        {
            _batch.MayBeAgain |= entry.Address < _unsure;
            _batch.Add(entry, ReadingDecoder.Decode(entry.Message, profiles, meters.Find, decoding.Value));
        }

        return _batch.Position > 0;
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (_batch.Readings.Count > 0)
        {
            var began = time.GetTimestamp();
            var mayBeAgain = _batch.MayBeAgain;
            _batch.MayBeAgain = true;
            var outcome = await store.AppendAsync(_batch.Readings, cancellationToken);
            _batch.Account.Book(outcome, mayBeAgain);
            metrics.Stored(_batch.Readings, time.GetElapsedTime(began), time.GetUtcNow());
            await marks.MarkAsync(_batch.Ranges, cancellationToken);
        }

        await rejects.SaveAsync(_batch.Rejects, _batch.Account, journal.Identity, _batch.Position, cancellationToken);
        if (status.StoreError is not null)
        {
            status.SetStoreError(null);
            logger.StoreWorksAgain();
        }

        status.CountBatch(_batch.Account, [.. _batch.Rejects.Select(static reject => reject.Rejection.Reason)]);
        var position = _batch.Position;
        _batch = new IngestBatch();
        journal.Truncate(position);
        Advance(position);
    }

    private void Advance(long position)
    {
        if (position > Interlocked.Read(ref _done))
        {
            Interlocked.Exchange(ref _done, position);
            Interlocked.Exchange(ref _progress, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
