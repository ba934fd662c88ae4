using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Queries;

/// <summary>A meter with days that are not whole.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Days">How many such days; more than 0.</param>
/// <param name="Last">The newest of them.</param>
internal sealed record MeterGap(Meter Meter, int Days, DateOnly Last)
{
    /// <summary>The meters of which days are not measured or read by hand from end to end, the worst first. Pure.</summary>
    /// <param name="meters">The meters; those that live by bills have no days of their own and are passed over.</param>
    /// <param name="known">What the ledger knows of their days.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last.</param>
    public static IReadOnlyList<MeterGap> Of(IEnumerable<Meter> meters, IEnumerable<LedgerDay> known, DateOnly from, DateOnly to)
    {
        var byMeter = known.ToLookup(static day => (day.Register.Meter, day.Day));
        var days = Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber)).Select(from.AddDays).ToList();
        return
        [
            .. meters.Where(static meter => !meter.Billed)
                .Select(meter => (Meter: meter, Missing: days.Where(day => Quality.Measured(byMeter[(meter.Code, day)]) < 100m).ToList()))
                .Where(static of => of.Missing.Count > 0).Select(static of => new MeterGap(of.Meter, of.Missing.Count, of.Missing[^1]))
                .OrderByDescending(static gap => gap.Days).ThenBy(static gap => gap.Meter.Code, StringComparer.Ordinal),
        ];
    }
}
