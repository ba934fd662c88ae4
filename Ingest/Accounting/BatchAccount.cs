using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>What one batch of the journal adds to the account of each gateway and hour. Pure: it touches no store.</summary>
/// <remarks>
/// It is saved in one transaction with the journal's position after the batch, so that a batch counts once however often
/// it is put through. See docs/decisions/0014-loss-accounting.md.
/// </remarks>
public sealed class BatchAccount
{
    private readonly Dictionary<(GatewayKey Gateway, int Hour), HourCounts> _hours = [];
    private readonly Dictionary<string, GatewayKey> _meters = new(StringComparer.Ordinal);
    private readonly List<HourCounts?> _ofReading = [];
    private (string Topic, GatewayKey Gateway) _topic = ("", GatewayKey.None);
    private (GatewayKey Gateway, int Hour, HourCounts? Counts) _last;
    private string? _lastMeter;
    private GatewayKey _lastGateway = GatewayKey.None;

    /// <summary>The counts by gateway and <see cref="HourNumber"/>.</summary>
    public IReadOnlyDictionary<(GatewayKey Gateway, int Hour), HourCounts> Hours => _hours;

    /// <summary>By which gateway each meter of the batch reported, where the topic names one; the last one holds.</summary>
    public IReadOnlyDictionary<string, GatewayKey> Meters => _meters;

    /// <summary>Adds a decoded message. Its readings must be appended to the store in the order in which they are added here.</summary>
    /// <param name="message">The message.</param>
    /// <param name="decoded">What is in it.</param>
    /// <param name="isCounted">It is read again, for a store that lost what it had: it is in the accounts already.</param>
    public void Add(JournalMessage message, DecodeResult decoded, bool isCounted)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(decoded);
        if (isCounted)
        {
            _ofReading.AddRange(Enumerable.Repeat<HourCounts?>(null, decoded.Readings.Count));
            return;
        }

        var gateway = GatewayOf(message.Topic);
        var arrived = CountsOf(gateway, HourNumber.Of(message.ReceivedAt));
        var replayed = message.Flags.HasFlag(MessageFlags.Replay) ? 1 : 0;
        arrived.Messages += 1 - replayed;
        arrived.Received += decoded.Rejections.Count;
        arrived.Rejected += decoded.Rejections.Count;
        arrived.Replayed += replayed * decoded.Rejections.Count;
        foreach (var reading in decoded.Readings)
        {
            var counts = CountsOf(gateway, HourNumber.Of(reading.Time));
            counts.Received++;
            counts.Replayed += replayed;
            _ofReading.Add(counts);
            Place(reading.Register.Meter, gateway);
        }
    }

    /// <summary>Makes it empty again and keeps its memory.</summary>
    public void Clear()
    {
        _hours.Clear();
        _meters.Clear();
        _ofReading.Clear();
        (_last, _lastMeter) = (default, null);
    }

    /// <summary>Books what the store made of the readings; said again, the last one holds.</summary>
    /// <param name="outcome">The store's answer to all readings of the batch.</param>
    /// <param name="mayBeAgain">
    /// The store may have been given these messages before without anyone having noted it: rows that bear their receive
    /// time are then theirs, and count as stored now.
    /// </param>
    public void Book(AppendOutcome outcome, bool mayBeAgain)
    {
        foreach (var counts in _hours.Values)
        {
            counts.Rejected -= counts.Refused;
            (counts.Stored, counts.Repeats, counts.Conflicts, counts.Refused) = (0, 0, 0, 0);
        }

        foreach (var counts in _ofReading)
        {
            counts?.Stored += 1;
        }

        foreach (var (index, _) in outcome.Refused)
        {
            if (_ofReading[index] is { } counts)
            {
                counts.Stored--;
                counts.Refused++;
                counts.Rejected++;
            }
        }

        foreach (var (index, kind) in outcome.Others)
        {
            if (_ofReading[index] is not { } counts)
            {
                continue;
            }

            switch (kind)
            {
                case FateKind.AddedBefore when mayBeAgain:
                    break;
                case FateKind.Conflict:
                case FateKind.ConflictBefore when mayBeAgain:
                    counts.Stored--;
                    counts.Conflicts++;
                    break;
                default:
                    counts.Stored--;
                    counts.Repeats++;
                    break;
            }
        }
    }

    private GatewayKey GatewayOf(string topic)
    {
        if (topic != _topic.Topic)
        {
            _topic = (topic, GatewayKey.OfTopic(topic));
        }

        return _topic.Gateway;
    }

    // Readings mostly come in runs of one gateway and hour.
    private HourCounts CountsOf(GatewayKey gateway, int hour)
    {
        if (_last.Counts is { } last && _last.Hour == hour && _last.Gateway == gateway)
        {
            return last;
        }

        if (!_hours.TryGetValue((gateway, hour), out var counts))
        {
            _hours.Add((gateway, hour), counts = new HourCounts());
        }

        _last = (gateway, hour, counts);
        return counts;
    }

    private void Place(string meter, GatewayKey gateway)
    {
        // The texts of registered meters are the registry's own, so that another text is another meter, or costs no more than one.
        if (gateway.IsNamed && (!ReferenceEquals(_lastMeter, meter) || _lastGateway != gateway))
        {
            _meters[meter] = gateway;
            (_lastMeter, _lastGateway) = (meter, gateway);
        }
    }
}
