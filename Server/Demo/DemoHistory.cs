using EnergyQuota.Ingest.Journal;
using EnergyQuota.Server.Replay;

namespace EnergyQuota.Server.Demo;

/// <summary>Puts the city's history into the journal, from where it takes the way of every message.</summary>
internal static class DemoHistory
{
    private const int HoursPerMessage = 168;

    /// <summary>Appends everything after <see cref="DemoProgress.WrittenUntil"/> up to an hour, and waits until it is on disk.</summary>
    /// <param name="city">The city.</param>
    /// <param name="progress">What is written already.</param>
    /// <param name="until">The last full hour.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="told">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops it; writing again is harmless.</param>
    public static async Task<DemoProgress> WriteAsync(
        DemoCity city, DemoProgress progress, DateTimeOffset until, TimeZoneInfo zone, MessageJournal journal, Action<double> told, CancellationToken cancellationToken)
    {
        var last = 0L;
        var done = 0;
        foreach (var institution in city.Institutions)
        {
            foreach (var meter in institution.Meters.Where(meter => !meter.Billed))
            {
                var register = progress.RegisterOf(meter, zone);
                var readings = register.Until(until).SkipWhile(reading => reading.At <= progress.WrittenUntil);
                foreach (var week in readings.Chunk(HoursPerMessage))
                {
                    last = await journal.AppendAsync(Message(institution, meter, week), cancellationToken);
                }
            }

            told(++done / (double)city.Institutions.Count);
        }

        foreach (var (at, topic, payload) in DemoFaultyGateways.History(city, progress.WrittenUntil, until))
        {
            last = await journal.AppendAsync(new JournalMessage(topic, payload, at, MessageFlags.None), cancellationToken);
        }

        if (last > 0)
        {
            await journal.WaitDurableAsync(last, cancellationToken);
        }

        return progress with { WrittenUntil = until };
    }

    /// <summary>The name of an institution's gateway.</summary>
    public static string Gateway(DemoInstitution institution) => $"{institution.Meters[0].Code[..3]}-gw";

    // Received a minute after the newest reading, as a gateway that keeps a week would deliver it.
    private static JournalMessage Message(DemoInstitution institution, DemoMeter meter, DemoReading[] readings) => new(
        NativePayload.Topic(institution.Code, Gateway(institution)),
        NativePayload.Write(readings.Select(reading => new NativeReading(meter.Code, reading.At, reading.Value))),
        readings[^1].At.AddMinutes(1),
        MessageFlags.None);
}
