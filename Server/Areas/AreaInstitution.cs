using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Areas;

/// <summary>How one institution stands.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Meters">How many meters it has.</param>
/// <param name="OpenAlerts">How many alerts about it wait for somebody.</param>
/// <param name="Grade">Its gravest verdict of last year; <see langword="null"/> where there is none.</param>
/// <param name="IsFinal">Whether all of its verdicts of last year are final.</param>
/// <param name="OverShare">The largest value over its constraint value among its verdicts; <see langword="null"/> where none is known.</param>
/// <param name="Level">Its worst standing in this year; <see langword="null"/> where there is none.</param>
/// <param name="UsedShare">The largest part of a year's constraint value that is used; <see langword="null"/> where none is known.</param>
public sealed record AreaInstitution(
    Institution Institution, int Meters, int OpenAlerts, Grade? Grade, bool IsFinal, decimal? OverShare, StandingLevel? Level, decimal? UsedShare)
{
    /// <summary>How much it concerns whoever supervises it: over last year before used up this year, that before ahead of the split; 0: not at all.</summary>
    public int Concern => Grade is Quotas.Assessment.Grade.Over or Quotas.Assessment.Grade.OverLowerBound ? 3
        : Level switch { StandingLevel.ConstraintUsedUp => 2, StandingLevel.AheadOfSplit => 1, _ => 0 };

    /// <summary>What orders institutions of the same concern.</summary>
    public decimal Excess => Math.Max(OverShare ?? 0m, UsedShare ?? 0m);

    /// <summary>The worst first; codes decide between equals.</summary>
    /// <param name="institutions">The institutions.</param>
    public static IOrderedEnumerable<AreaInstitution> WorstFirst(IEnumerable<AreaInstitution> institutions) => institutions
        .OrderByDescending(static of => of.Concern).ThenByDescending(static of => of.Excess).ThenBy(static of => of.Institution.Code, StringComparer.Ordinal);
}
