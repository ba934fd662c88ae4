using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>The facts of a region are those of its institutions taken together. Pure.</summary>
public static class RegionFilingRule
{
    /// <summary>The facts of a region: it waits for the last of its institutions.</summary>
    /// <param name="institutions">The facts of its institutions; at least one.</param>
    public static FilingFacts Of(IReadOnlyCollection<FilingFacts> institutions)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        return new FilingFacts(
            institutions.Min(f => f.From),
            institutions.Any(f => f.To is null) ? null : institutions.Max(f => f.To),
            institutions.Min(f => f.FirstData),
            [.. institutions.SelectMany(f => f.Zones).Distinct()],
            [.. institutions.SelectMany(f => f.Waiting)],
            new Dictionary<ReportPeriod, int>());
    }
}
