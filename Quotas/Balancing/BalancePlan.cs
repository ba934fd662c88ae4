using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>Which meters are balanced against which over a period, and what must be asked of the ledger for it. Pure.</summary>
public sealed class BalancePlan
{
    private readonly List<(Planned Own, List<Planned> Below, MeasureUnit Unit)> _nodes = [];
    private readonly Dictionary<RegisterSpan, int> _spans = [];

    private BalancePlan()
    {
    }

    /// <summary>What must be asked of the ledger; each span once. Meters that may not be seen are left out.</summary>
    public IReadOnlyList<RegisterSpan> Spans => [.. _spans.Keys];

    /// <summary>Plans the balances of some institutions.</summary>
    /// <param name="trees">Their meters with what hangs below them.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="zone">The site's zone, whose days are counted.</param>
    /// <remarks>
    /// A meter hangs below the nearest one upstream that is no check meter. One that was taken away before the period, or
    /// installed after it, has no part in it.
    /// </remarks>
    public static BalancePlan Of(InstitutionTrees trees, DateOnly from, DateOnly to, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var (start, end) = (CalendarDays.StartOf(from, zone), CalendarDays.StartOf(to, zone));
        var standing = trees.Tree.Meters.Where(meter => meter.Role != MeterRole.Check && meter.Registers.Count > 0
            && !(meter.RemovedAt <= start) && !(meter.InstalledAt >= end)).OrderBy(meter => meter.Code, StringComparer.Ordinal).ToList();
        var below = standing.SelectMany(meter => Places(trees.Tree, meter, from, to)).ToLookup(place => place.Above, place => place.Place, StringComparer.Ordinal);
        var asked = trees.Institutions.ToHashSet(StringComparer.Ordinal);
        var plan = new BalancePlan();
        foreach (var meter in standing.Where(meter => asked.Contains(meter.InstitutionCode)))
        {
            var unit = UnitOf(meter);
            List<Planned> sides = [.. below[meter.Code].Where(place => place.Meter.EnergyType == meter.EnergyType && UnitOf(place.Meter) == unit)
                .Select(place => place with { Seen = trees.Seen.Contains(place.Meter.Code) })];
            if (sides.Count > 0)
            {
                plan.Add(new Planned(meter, from, to, trees.Seen.Contains(meter.Code)), sides, unit);
            }
        }

        return plan;
    }

    /// <summary>Makes the balances of what the ledger said.</summary>
    /// <param name="sums">One sum for each of <see cref="Spans"/>, in that order.</param>
    /// <param name="hoursBetween">The hours from a day, inclusive, to a day, exclusive.</param>
    /// <param name="rule">When a difference is worth a look.</param>
    /// <returns>The balances by meter code.</returns>
    public IReadOnlyList<NodeBalance> Balances(IReadOnlyList<RegisterSum> sums, Func<DateOnly, DateOnly, int> hoursBetween, BalanceRule rule)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(hoursBetween);
        return [.. _nodes.Select(node => NodeBalance.Of(Side(node.Own), [.. node.Below.Select(Side)], node.Unit, rule))];

        NodeSide Side(Planned planned)
        {
            if (!planned.Seen)
            {
                return new NodeSide(planned.Meter, planned.From, planned.To, null, 0m);
            }

            var found = planned.Spans.Select(span => sums[_spans[span]]).ToList();
            var expected = (decimal)hoursBetween(planned.From, planned.To) * found.Count;
            return new NodeSide(
                planned.Meter, planned.From, planned.To, found.Sum(sum => sum.Quantity),
                Math.Clamp(found.Sum(sum => sum.MeasuredHours + sum.ManualHours) / expected, 0m, 1m));
        }
    }

    private static MeasureUnit UnitOf(Meter meter) => meter.Counted().First().Unit.Base();

    // Where a meter hangs, by days; days that follow each other at the same place are one.
    private static IEnumerable<(string Above, Planned Place)> Places(MeteringTree tree, Meter meter, DateOnly from, DateOnly to)
    {
        DateOnly[] cuts = [from, .. tree.ChangesUpstream(meter.Code).Where(day => day > from && day < to), to];
        for (int i = 0, next; i < cuts.Length - 1; i = next)
        {
            var above = Above(tree, meter, cuts[i]);
            for (next = i + 1; next < cuts.Length - 1 && Above(tree, meter, cuts[next]) == above; next++)
            {
            }

            if (above is not null)
            {
                yield return (above, new Planned(meter, cuts[i], cuts[next], true));
            }
        }
    }

    private static string? Above(MeteringTree tree, Meter meter, DateOnly day) =>
        tree.Upstream(meter.Code, day).FirstOrDefault(code => code != meter.Code && tree.Find(code)?.Role != MeterRole.Check);

    private void Add(Planned own, List<Planned> below, MeasureUnit unit)
    {
        _nodes.Add((own, below, unit));
        foreach (var span in below.Prepend(own).Where(planned => planned.Seen).SelectMany(planned => planned.Spans))
        {
            _spans.TryAdd(span, _spans.Count);
        }
    }

    private sealed record Planned(Meter Meter, DateOnly From, DateOnly To, bool Seen)
    {
        public IEnumerable<RegisterSpan> Spans => Meter.Counted().Select(register => new RegisterSpan(register.Id, From, To));
    }
}
