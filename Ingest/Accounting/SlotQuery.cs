using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>Counts the expected readings of meters from what is in the reading store and the ledger now.</summary>
/// <param name="readings">The reading store.</param>
/// <param name="ledger">The ledger; it knows whether there are readings before and after the hours asked for.</param>
/// <param name="site">The site's zone.</param>
/// <param name="options">When a reading is late.</param>
/// <param name="time">The clock.</param>
public sealed class SlotQuery(
    IReadingStore readings, IConsumptionLedger ledger, IOptions<SiteOptions> site, IOptions<AccountingOptions> options, TimeProvider time)
{
    private const int RegistersPerQuery = 500;

    /// <summary>Counts, by meter and hour.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="meters">Meters that were found through the scope; billed ones are passed over.</param>
    /// <param name="fromHour">The first <see cref="HourNumber"/>.</param>
    /// <param name="hours">How many hours; more than 0.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, SlotCounts[]>> CountAsync(
        Scope scope, IReadOnlyCollection<Meter> meters, int fromHour, int hours, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(meters);
        var now = time.GetUtcNow();
        var counts = new Dictionary<string, SlotCounts[]>(StringComparer.Ordinal);
        foreach (var some in meters.Where(m => !m.Billed).SelectMany(m => m.Registers, (meter, register) => (Meter: meter, register.Id)).Chunk(RegistersPerQuery))
        {
            var slots = some.ToDictionary(pair => pair.Id, pair => new ExpectedSlots(
                IntervalOf(pair.Meter), fromHour, hours, pair.Meter.InstalledAt, pair.Meter.RemovedAt, now, options.Value.LateAfter));
            await FillAsync(RegisterAccess.Only(scope.Who, slots.Keys.ToHashSet()), slots, fromHour, hours, some.Max(pair => IntervalOf(pair.Meter)), cancellationToken);
            foreach (var (meter, register) in some)
            {
                var known = counts.GetValueOrDefault(meter.Code) ?? new SlotCounts[hours];
                counts[meter.Code] = [.. known.Zip(slots[register].Count(), static (one, other) => one + other)];
            }
        }

        return counts;
    }

    private async Task FillAsync(
        RegisterAccess access, Dictionary<RegisterId, ExpectedSlots> slots, int fromHour, int hours, TimeSpan longest, CancellationToken cancellationToken)
    {
        var (from, to) = (ExpectedSlots.ReadFrom(fromHour, longest), ExpectedSlots.ReadTo(fromHour, hours, longest));
        await foreach (var reading in readings.ReadAsync(access, slots.Keys, from, to, cancellationToken))
        {
            slots[reading.Register].Add(reading);
        }

        // Days are the zone's; a day more or less on either side makes no difference to whether there is anything.
        var openBefore = slots.Where(pair => pair.Value.IsOpenBefore).Select(pair => (pair.Key, DayOf(from))).ToList();
        foreach (var register in (await ledger.FindCheckpointsAsync(access, openBefore, cancellationToken)).Keys)
        {
            slots[register].KnowBefore();
        }

        var openAfter = slots.Where(pair => pair.Value.IsOpenAfter).Select(pair => pair.Key).ToList();
        foreach (var day in await ledger.ReadDaysAsync(access, openAfter, DayOf(to).AddDays(1), DayOf(time.GetUtcNow()).AddDays(2), cancellationToken))
        {
            slots[day.Register].KnowAfter();
        }
    }

    private DateOnly DayOf(DateTimeOffset instant) => CalendarDays.DayOf(instant, SiteZone.Find(site.Value.Zone));

    private static TimeSpan IntervalOf(Meter meter) => TimeSpan.FromSeconds(Math.Max(1, meter.ExpectedIntervalSeconds));
}
