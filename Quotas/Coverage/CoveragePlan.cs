using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>What must be known for an institution's coverage map, cut where formula or tree change. Pure.</summary>
public sealed class CoveragePlan
{
    private CoveragePlan(string institution, MeteringTree tree, DateOnly from, DateOnly to, IReadOnlyList<Meter> meters, IReadOnlyList<Segment> segments)
    {
        (Institution, Tree, From, To, Meters, Segments) = (institution, tree, from, to, meters, segments);
    }

    /// <summary>The institution.</summary>
    public string Institution { get; }

    /// <summary>The metering tree around it.</summary>
    public MeteringTree Tree { get; }

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>Last day, exclusive.</summary>
    public DateOnly To { get; }

    /// <summary>The institution's own meters and those its formula names.</summary>
    public IReadOnlyList<Meter> Meters { get; }

    /// <summary>The days between two changes, in order; they tile the period.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>What must be asked of the ledger; the same span may come twice.</summary>
    public IEnumerable<RegisterSpan> Spans => Segments.SelectMany(segment => segment.Terms.SelectMany(terms => terms)
        .Select(term => new RegisterId(term.MeterCode, term.RegisterName))
        .Concat(segment.Electric.SelectMany(meter => meter.Counted()).Select(register => register.Id)).Distinct()
        .Select(register => new RegisterSpan(register, segment.From, segment.To)));

    /// <summary>Plans the map of one institution.</summary>
    /// <param name="institution">Its code.</param>
    /// <param name="tree">The tree around it.</param>
    /// <param name="terms">Its boundary terms, all dates.</param>
    /// <param name="own">The meters it owns.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    public static CoveragePlan Of(
        string institution, MeteringTree tree, IReadOnlyCollection<BoundaryTerm> terms, IEnumerable<Meter> own, DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        Meter[] meters = [.. own.Concat(terms.Select(term => tree.Find(term.MeterCode)).OfType<Meter>()).DistinctBy(meter => meter.Code).OrderBy(meter => meter.Code, StringComparer.Ordinal)];
        DateOnly[] cuts =
        [
            from,
            .. terms.Select(term => (DateOnly?)term.From).Concat(terms.Select(term => term.To)).OfType<DateOnly>()
                .Concat(meters.SelectMany(meter => tree.ChangesUpstream(meter.Code))).Where(day => day > from && day < to).Distinct().Order(),
            to,
        ];
        var segments = cuts.Zip(cuts.Skip(1), (first, last) =>
        {
            var holding = terms.Where(term => term.HoldsOn(first)).ToList();
            var electric = holding.Where(term => term.EnergyType == EnergyType.Electricity).ToLookup(term => term.MeterCode, StringComparer.Ordinal);
            return new Segment(
                first, last, holding.ToLookup(term => term.EnergyType), electric,
                [.. Attribution.Marked(meters.Where(meter => meter.EnergyType == EnergyType.Electricity), electric, meter => meter.SubItem is not null || meter.Household.Length > 0)]);
        });
        return new CoveragePlan(institution, tree, from, to, meters, [.. segments]);
    }

    /// <summary>Days on which neither the formula nor the tree changes.</summary>
    /// <param name="From">First day, inclusive.</param>
    /// <param name="To">Last day, exclusive.</param>
    /// <param name="Terms">The institution's terms in force.</param>
    /// <param name="ElectricTerms">Those of electricity, by meter.</param>
    /// <param name="Electric">The electricity meters that bear a sub-item, a household or a term.</param>
    public sealed record Segment(
        DateOnly From, DateOnly To, ILookup<EnergyType, BoundaryTerm> Terms, ILookup<string, BoundaryTerm> ElectricTerms, IReadOnlyList<Meter> Electric);
}
