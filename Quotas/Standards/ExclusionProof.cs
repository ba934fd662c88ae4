using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Standards;

/// <summary>
/// Proves that an exclusion takes out only what the institution's boundary formula has added, and only once. Pure.
/// </summary>
/// <param name="institutions">The codes of the institutions there are.</param>
/// <param name="tree">The metering tree; its meters with their registers.</param>
/// <param name="terms">The boundary terms of the institutions concerned.</param>
internal sealed class ExclusionProof(
    IReadOnlySet<string> institutions, MeteringTree tree, IReadOnlyCollection<BoundaryTerm> terms)
{
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

        if (tree.Find(code) is not { } meter || meter.Registers.All(register => register.Name != given.RegisterName))
        {
            return ("meter", "has no such register");
        }

        if (meter.EnergyType != type)
        {
            return ("energy_type", $"is not what the meter measures, {meter.EnergyType}");
        }

        // Where the tree changes within its days, it must hold on each side of the change.
        DateOnly[] starts =
        [
            given.From,
            .. others.Select(other => other.MeterCode).Append(code).OfType<string>().SelectMany(tree.ChangesUpstream).Distinct().Order()
                .Where(day => day > given.From && (given.To is null || day < given.To)),
        ];
        return starts.Select((from, i) => FaultOf(given, others, meter, new Days(from, i + 1 < starts.Length ? starts[i + 1] : given.To))).FirstOrDefault(fault => fault is not null);
    }

    private (string Field, string Reason)? FaultOf(BoundaryExclusion given, IEnumerable<BoundaryExclusion> others, Meter meter, Days days)
    {
        var line = (string[])[meter.Code, .. tree.Upstream(meter.Code, days.From)];
        var counted = _terms[given.InstitutionCode].Where(t => t.EnergyType == given.EnergyType && line.Contains(t.MeterCode)).ToList();
        if (meter.Role == MeterRole.Check || !counted.Exists(t => t.Sign > 0 && Overlap(t.From, t.To, days)))
        {
            return ("meter", "is not counted: neither it nor a meter upstream of it is added by the institution's boundary formula in these days");
        }

        if (counted.Exists(t => t.Sign < 0 && Overlap(t.From, t.To, days)))
        {
            return ("meter", "is taken away by the boundary formula already");
        }

        if (counted.Find(t => t.Share < 1m && Overlap(t.From, t.To, days)) is { } shared)
        {
            return ("meter", string.Create(
                CultureInfo.InvariantCulture, $"is counted by a share of {shared.Share} only, of which the whole cannot be taken out; meter the institution's part by itself"));
        }

        // A part that is only measured takes nothing out, so nothing twice either.
        return given.Kind.Group() != ExclusionGroup.PartOnly && others.FirstOrDefault(other => TakesTheSame(other, given, line, days)) is { } twice
            ? ("meter", $"is taken out already by the exclusion of {twice.MeterCode} from {twice.From:yyyy-MM-dd}")
            : null;
    }

    // The same register, a register of which it is the total, or one up or down stream of it.
    private bool TakesTheSame(BoundaryExclusion other, BoundaryExclusion given, string[] line, Days days) =>
        other.MeterCode is { } code && other.Kind.Group() != ExclusionGroup.PartOnly && other.State != ApprovalState.Rejected
        && Overlap(other.From, other.To, days)
        && (code == given.MeterCode
            ? other.RegisterName == given.RegisterName || other.RegisterName == RegisterId.DefaultName || given.RegisterName == RegisterId.DefaultName
            : line.Contains(code) || tree.Upstream(code, days.From).Contains(given.MeterCode));

    private static bool Overlap(DateOnly from, DateOnly? to, Days days) =>
        (to is null || days.From < to) && (days.To is null || from < days.To);

    private readonly record struct Days(DateOnly From, DateOnly? To);
}
