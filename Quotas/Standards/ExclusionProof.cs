using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Standards;

/// <summary>
/// Proves that an exclusion takes out only what the institution's boundary formula has added, and only once. Pure.
/// </summary>
/// <param name="institutions">The codes of the institutions there are.</param>
/// <param name="meters">The meters with their registers.</param>
/// <param name="terms">The boundary terms of the institutions concerned.</param>
internal sealed class ExclusionProof(
    IReadOnlySet<string> institutions, IReadOnlyCollection<Meter> meters, IReadOnlyCollection<BoundaryTerm> terms)
{
    private readonly MeteringTree _tree = new(meters);
    private readonly ILookup<string, BoundaryTerm> _terms = terms.ToLookup(term => term.InstitutionCode);

    /// <summary>The first fault of an exclusion: field and reason; <see langword="null"/> where it has none.</summary>
    /// <param name="given">The exclusion.</param>
    /// <param name="others">The institution's other exclusions.</param>
    public (string Field, string Reason)? FaultOf(BoundaryExclusion given, IEnumerable<BoundaryExclusion> others)
    {
        if (!institutions.Contains(given.InstitutionCode))
        {
            return ("institution", "is not an institution that was imported");
        }

        if (given is not { MeterCode: { } code, EnergyType: { } type })
        {
            return null;
        }

        if (_tree.Find(code) is not { } meter || meter.Registers.All(register => register.Name != given.RegisterName))
        {
            return ("meter", "has no such register");
        }

        if (meter.EnergyType != type)
        {
            return ("energy_type", $"is not what the meter measures, {meter.EnergyType}");
        }

        var line = (string[])[code, .. _tree.Upstream(code)];
        var counted = _terms[given.InstitutionCode].Where(t => t.EnergyType == type && line.Contains(t.MeterCode)).ToList();
        if (meter.Role == MeterRole.Check || !counted.Exists(t => t.Sign > 0 && Overlap(t.From, t.To, given)))
        {
            return ("meter", "is not counted: neither it nor a meter upstream of it is added by the institution's boundary formula in these days");
        }

        if (counted.Exists(t => t.Sign < 0 && Overlap(t.From, t.To, given)))
        {
            return ("meter", "is taken away by the boundary formula already");
        }

        if (counted.Find(t => t.Share < 1m && Overlap(t.From, t.To, given)) is { } shared)
        {
            return ("meter", string.Create(
                CultureInfo.InvariantCulture, $"is counted by a share of {shared.Share} only, of which the whole cannot be taken out; meter the institution's part by itself"));
        }

        return others.FirstOrDefault(other => TakesTheSame(other, given, line)) is { } twice
            ? ("meter", $"is taken out already by the exclusion of {twice.MeterCode} from {twice.From:yyyy-MM-dd}")
            : null;
    }

    // The same register, a register of which it is the total, or one up or down stream of it.
    private bool TakesTheSame(BoundaryExclusion other, BoundaryExclusion given, string[] line) =>
        other.MeterCode is { } code && Overlap(other.From, other.To, given)
        && (code == given.MeterCode
            ? other.RegisterName == given.RegisterName || other.RegisterName == RegisterId.DefaultName || given.RegisterName == RegisterId.DefaultName
            : line.Contains(code) || _tree.Upstream(code).Contains(given.MeterCode));

    private static bool Overlap(DateOnly from, DateOnly? to, BoundaryExclusion given) =>
        (to is null || given.From < to) && (given.To is null || from < given.To);
}
