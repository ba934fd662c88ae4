using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Reports.Building;

/// <summary>The days of a period in which a register belongs to a boundary.</summary>
/// <param name="EnergyType">The energy type it counts for.</param>
/// <param name="Register">The register.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
internal sealed record BoundarySpan(EnergyType EnergyType, RegisterId Register, DateOnly From, DateOnly To)
{
    /// <summary>Cuts a term down to some days; <see langword="null"/> where it does not hold in them.</summary>
    public static BoundarySpan? Of(BoundaryTerm term, DateOnly from, DateOnly to)
    {
        var start = term.From > from ? term.From : from;
        var end = term.To is { } last && last < to ? last : to;
        return start < end ? new BoundarySpan(term.EnergyType, new RegisterId(term.MeterCode, term.RegisterName), start, end) : null;
    }

    /// <summary>The hours of these days on the clocks of a zone.</summary>
    public int HoursIn(TimeZoneInfo zone) => (int)(CalendarDays.StartOf(To, zone) - CalendarDays.StartOf(From, zone)).TotalHours;
}
