using EnergyQuota.Metering;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>What decides which periods of an institution or a region are to be filed.</summary>
/// <param name="From">The institution's first day, inclusive.</param>
/// <param name="To">The day it ceased to exist, exclusive; <see langword="null"/>: still in being.</param>
/// <param name="FirstData">The first month of which its boundary registers have consumption; <see langword="null"/> where there is none.</param>
/// <param name="Zones">The zones in which its months are counted: the site's and those of its meters; at least one.</param>
/// <param name="Waiting">Where changes begin that wait to be settled, each with its meter's zone.</param>
/// <param name="Filed">The newest edition of each period that is filed.</param>
public sealed record FilingFacts(
    DateOnly From,
    DateOnly? To,
    Month? FirstData,
    IReadOnlyCollection<TimeZoneInfo> Zones,
    IReadOnlyCollection<WaitingChange> Waiting,
    IReadOnlyDictionary<ReportPeriod, int> Filed);

/// <summary>A register's change that waits to be settled.</summary>
/// <param name="From">The first changed instant.</param>
/// <param name="Zone">The zone in which the register's months are counted.</param>
public readonly record struct WaitingChange(DateTimeOffset From, TimeZoneInfo Zone);
