using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Reports.Building;

/// <summary>The days of a month in which a register belongs to a boundary.</summary>
/// <param name="EnergyType">The energy type it counts for.</param>
/// <param name="Register">The register.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
internal sealed record BoundarySpan(EnergyType EnergyType, RegisterId Register, DateOnly From, DateOnly To)
{
    /// <summary>Cuts a term down to a month; <see langword="null"/> where it does not hold in it.</summary>
    public static BoundarySpan? Of(BoundaryTerm term, Month month)
    {
        var from = term.From > month.FirstDay ? term.From : month.FirstDay;
        var to = term.To is { } end && end < month.Next.FirstDay ? end : month.Next.FirstDay;
        return from < to ? new BoundarySpan(term.EnergyType, new RegisterId(term.MeterCode, term.RegisterName), from, to) : null;
    }

    /// <summary>The hours of these days on the clocks of a zone.</summary>
    public int HoursIn(TimeZoneInfo zone) => (int)(CalendarDays.StartOf(To, zone) - CalendarDays.StartOf(From, zone)).TotalHours;
}
