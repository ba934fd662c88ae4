using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering;
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
/// messages go on arriving until the journal is full. Where the engine confirms before its disk does, truncation waits
/// for the store's span, and what is still in the journal is stored again after the engine, or this program, was
/// started anew.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="profiles">How vendors' own messages are read.</param>
/// <param name="memory">What vendors' earlier messages said.</param>
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
    VendorMemory memory,
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
    private readonly StoredProgress _progress = new();
    private readonly DurabilityDelay _delay = new(store.DurableAfter, time);
    private readonly BatchTaking _taking = new(profiles, memory, meters, decoding.Value, options.Value, time, logger);
    private JournalReader? _reader;
    private IngestBatch _batch = new();
    private IngestBatch _next = new();
    private bool _isFilled;

    /// <summary>Waits until everything that is in the journal now has been stored or kept as rejected.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var tail = journal.Tail;
        if (tail > journal.Begin)
        {
            await journal.WaitDurableAsync(tail - 1, cancellationToken);
        }

        await _progress.WaitAsync(tail, cancellationToken);
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
                if (_delay.IsDue)
                {
                    await LookAsync(stoppingToken);
                }

                _reader ??= await OpenAsync(stoppingToken);
                _isFilled = _isFilled || await FillAsync(_reader, stoppingToken);
                if (_isFilled)
                {
                    await StoreAndReadOnAsync(_reader, stoppingToken);
                }

                retry = FirstRetry;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A store that is down, or anything else: the batch is kept and the position stays.
                _delay.WantLook();
                status.SetStoreError(e.Message);
                logger.BatchNotStored(retry, e);
                await Task.Delay(retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                retry = TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, TimeSpan.FromSeconds(options.Value.LongestRetrySeconds).Ticks));
            }
        }
    }

    private async Task<JournalReader> OpenAsync(CancellationToken cancellationToken)
    {
        var saved = await rejects.PositionAsync(cancellationToken);
        if (saved is not null && saved.JournalId != journal.Identity)
        {
            logger.OtherJournal();
            saved = null;
        }

        (_taking.Unsure, _taking.Saved) = (journal.Tail, saved?.Address ?? 0);
        return journal.Read(_delay.IsNeeded ? journal.Begin : _taking.Saved);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var isSame = _delay.Look(await store.LifeAsync(cancellationToken), out var durable);
        journal.Truncate(durable);
        if (isSame)
        {
            if (_batch.Position == 0)
            {
                Works();
            }

            return;
        }

        logger.StoredAgain(journal.KeptBytes);
        journal.SetStored(journal.Begin);
        _batch.Clear();
        _next.Clear();
        _isFilled = false;
        _reader?.Dispose();
        _reader = null;
    }

    /// <summary>Fills the batch; false where it is time to look after the engine before a message comes.</summary>
    private async Task<bool> FillAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        while (!_taking.Take(reader, _batch))
        {
            // Nothing is left before the reader's position, and nothing is in hand: so far all is stored.
            _progress.Advance(reader.Position);
            if (!await _taking.WaitAsync(reader, _delay.Rest, cancellationToken))
            {
                return false;
            }
        }

        await _taking.GatherAsync(reader, _batch, cancellationToken);
        return true;
    }

    /// <summary>Stores the batch; what has come meanwhile is decoded beside it into the next one.</summary>
    private async Task StoreAndReadOnAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        var readingOn = Task.Run(() => _taking.Take(reader, _next), CancellationToken.None);
        try
        {
            using var span = BatchTrace.Start(_batch);
            try
            {
                await StoreAsync(cancellationToken);
            }
            catch (Exception e) when (span.Failed(e))
            {
                throw;
            }

            _isFilled = false;
        }
        finally
        {
            // The reader is for one at a time. What it finds damaged it tells again when its turn comes.
            await ((Task)readingOn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _batch.Clear();
        (_batch, _next) = (_next, _batch);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        IReadOnlyCollection<(JournalMessage Message, Rejection Rejection)> kept = _batch.Rejects;
        if (_batch.Readings.Count > 0)
        {
            var began = time.GetTimestamp();
            var mayBeAgain = _batch.MayBeAgain;
            _batch.MayBeAgain = true;
            var outcome = await store.AppendAsync(_batch.Readings, cancellationToken);

            // From here on a stop waits: what is stored is marked and booked before the program ends, so that the accounts are right while it stands.
            _batch.Account.Book(outcome, mayBeAgain);
            metrics.Stored(_batch.Readings, time.GetElapsedTime(began), time.GetUtcNow());
            using (IngestTraces.Source.StartActivity(IngestTraces.Mark))
            {
                await marks.MarkAsync(_batch.Ranges, CancellationToken.None);
            }

            kept = _batch.RejectsWith(outcome.Refused, meters.Find);
        }

        await rejects.SaveAsync(kept, _batch.Account, journal.Identity, _batch.Position, CancellationToken.None);
        Works();
        status.CountBatch(_batch.Account, [.. kept.Select(static reject => reject.Rejection.Reason)]);
        var position = _batch.Position;
        _taking.Saved = Math.Max(_taking.Saved, position);
        if (_delay.IsNeeded)
        {
            _delay.Confirm(position);
            journal.SetStored(position);
        }
        else
        {
            journal.Truncate(position);
        }

        _progress.Advance(position);
    }

    private void Works()
    {
        if (status.StoreError is not null)
        {
            status.SetStoreError(null);
            logger.StoreWorksAgain();
        }
    }
}
