using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Closing;

/// <summary>All that decides whether an institution's year may be closed.</summary>
public sealed record YearCase
{
    /// <summary>The institution.</summary>
    public required Institution Institution { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Today, in the site's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The year is closed already.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The months that are closed.</summary>
    public required IReadOnlySet<Month> Closed { get; init; }

    /// <summary>What blocks months that are not.</summary>
    public required IReadOnlyDictionary<Month, IReadOnlyList<ClosingBlock>> Open { get; init; }

    /// <summary>Registers of the boundary with a disturbance in the year that waits for a decision.</summary>
    public required IReadOnlyCollection<RegisterId> Disturbed { get; init; }

    /// <summary>Closed months of registers of which something is not booked.</summary>
    public required IReadOnlyCollection<(RegisterId Register, Month Month)> Pending { get; init; }

    /// <summary>The stored verdicts of the year.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>They are what the facts of today give.</summary>
    public required bool VerdictsAreCurrent { get; init; }
}
