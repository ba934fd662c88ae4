using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Radio frames heard a short while ago: a frame that comes again, by another gateway or sent again, is the same reading.</summary>
/// <remarks>
/// A second copy gets the times of the first: the store then takes it as a repeat, and the account balances. Copies are told by
/// the identity that the profile names, such as device and frame counter, and by what was read in them: another value under the
/// same counter is another reading. In memory only: of a frame that is heard before and after a restart both times stay, which
/// adds nothing to a register, for the value is the same. For any number of threads.
/// </remarks>
/// <param name="within">How long after the first copy another counts as one.</param>
/// <param name="most">How many frames are remembered; the oldest go.</param>
public sealed class HeardFrames(TimeSpan within, int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Heard> _frames = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> _order = new();

    /// <summary>Compares a message with the frames heard.</summary>
    /// <param name="frame">The frame's identity.</param>
    /// <param name="message">The message.</param>
    /// <param name="outcome">What was read in it.</param>
    /// <returns>The same, with the times of the first copy where it is another one.</returns>
    internal ProfileOutcome Take(string frame, VendorMessage message, ProfileOutcome outcome)
    {
        var values = string.Join('\n', outcome.Readings.Select(static reading => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reading.Meter}\t{reading.Register}\t{reading.Value}\t{reading.Unit}")));
        var key = $"{outcome.Profile.Name}\n{message.Mount?.Institution}\n{frame}\n{values}";
        lock (_lock)
        {
            if (_frames.TryGetValue(key, out var first) && (message.ReceivedAt - first.ReceivedAt).Duration() <= within)
            {
                return outcome with
                {
                    ReceivedAt = first.ReceivedAt,
                    Readings = [.. outcome.Readings.Select((reading, index) => reading with { Stamp = first.Stamps[index] })],
                };
            }

            _frames[key] = new Heard(message.ReceivedAt, [.. outcome.Readings.Select(static reading => reading.Stamp)]);
            _order.Enqueue((key, message.ReceivedAt));
            Forget(message.ReceivedAt);
            return outcome;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count > most || now - oldest.At > within))
        {
            _order.Dequeue();
            if (_frames.TryGetValue(oldest.Key, out var heard) && heard.ReceivedAt == oldest.At)
            {
                _frames.Remove(oldest.Key);
            }
        }
    }

    private sealed record Heard(DateTimeOffset ReceivedAt, IReadOnlyList<DeviceStamp> Stamps);
}
