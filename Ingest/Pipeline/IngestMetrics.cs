using System.Diagnostics.Metrics;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using Microsoft.Extensions.Options;
using IMeterDirectory = EnergyQuota.Registry.Meters.IMeterDirectory;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>What ingest is doing, as instruments that a monitoring system can read. docs/operations.md says what each means.</summary>
public sealed class IngestMetrics : IDisposable
{
    /// <summary>The name of the meter that bears the instruments.</summary>
    public const string MeterName = "EnergyQuota.Ingest";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _store;
    private readonly Histogram<int> _batch;
    private readonly Counter<long> _late;
    private readonly TimeSpan _lateAfter;

    /// <summary>Makes the instruments.</summary>
    /// <param name="status">What is counted already.</param>
    /// <param name="meters">Knows how many readings are expected.</param>
    /// <param name="accounting">When a reading is late.</param>
    /// <param name="memory">What Sparkplug's births said.</param>
    public IngestMetrics(IngestStatus status, IMeterDirectory meters, IOptions<AccountingOptions> accounting, VendorMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(accounting);
        _lateAfter = accounting.Value.LateAfter;
        _meter.CreateObservableCounter("messages_total", () => status.Received, null, "Messages taken into the journal.");
        _meter.CreateObservableCounter("items_total", () => status.Items, null, "Items of messages that left the journal: the sum of readings_total and rejects_total.");
        _meter.CreateObservableGauge("expected_readings_per_hour", () => meters.ExpectedPerHour, null, "Readings that the registered meters should send in an hour.");
        _late = _meter.CreateCounter<long>("late_readings_total", null, "Readings that came later after their time than the accounting allows.");
        _meter.CreateObservableCounter("readings_total", () => Outcomes(status), null, "Readings by what the store made of them.");
        _meter.CreateObservableCounter("rejects_total", () => Rejects(status), null, "Items and messages that could not be used, by reason.");
        _meter.CreateObservableCounter("sparkplug_gaps_total", () => memory.Births.Gaps, null, "Sparkplug messages before which others of their node are missing, by their numbers.");
        _meter.CreateObservableCounter("sparkplug_births_refused_total", () => memory.Births.Refused, null, "Sparkplug births and deaths beyond what one gateway may announce.");
        _meter.CreateObservableGauge("journal_bytes", () => status.JournalBytesWaiting, "By", "Bytes in the journal that wait for the store.");
        _meter.CreateObservableGauge("journal_full", () => status.JournalIsFull ? 1 : 0, null, "1 while the journal is full and nothing more is acknowledged.");
        _meter.CreateObservableGauge("fault", () => (status.JournalFault ?? status.StoreError) is null ? 0 : 1, null, "1 while journal or store is at fault.");
        _lag = _meter.CreateHistogram<double>("lag_seconds", "s", "From the device's time to the store, for the last reading of each batch that bears one.");
        _store = _meter.CreateHistogram<double>("store_seconds", "s", "How long the store took for a batch.");
        _batch = _meter.CreateHistogram<int>("batch_readings", null, "Readings in a batch.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>Notes a batch that is in the store.</summary>
    internal void Stored(List<Reading> readings, TimeSpan taken, DateTimeOffset now)
    {
        _batch.Record(readings.Count);
        _store.Record(taken.TotalSeconds);
        _late.Add(readings.Count(reading => reading.Basis == TimeBasis.Device && reading.ReceivedAt - reading.Time > _lateAfter));
        var last = readings.FindLastIndex(static reading => reading.Basis == TimeBasis.Device);
        if (last >= 0)
        {
            _lag.Record(Math.Max(0, (now - readings[last].Time).TotalSeconds));
        }
    }

    private static Measurement<long>[] Outcomes(IngestStatus status) =>
    [
        new(status.Stored, KeyValuePair.Create("outcome", (object?)"stored")),
        new(status.Repeats, KeyValuePair.Create("outcome", (object?)"repeat")),
        new(status.Conflicts, KeyValuePair.Create("outcome", (object?)"conflict")),
    ];

    private static IEnumerable<Measurement<long>> Rejects(IngestStatus status) =>
        Enum.GetValues<RejectReason>().Select(reason => new Measurement<long>(status.RejectedFor(reason), KeyValuePair.Create("reason", (object?)reason.ToString())));
}
