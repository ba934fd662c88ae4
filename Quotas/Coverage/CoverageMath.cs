using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>Makes a coverage map from a plan and what the ledger says. Pure.</summary>
/// <param name="plan">The plan.</param>
/// <param name="sums">What the ledger says of each of the plan's spans.</param>
/// <param name="hoursBetween">The hours from a day, inclusive, to a day, exclusive.</param>
/// <param name="rule">Its gate says what is complete enough; a rest within its shares is taken for loss and not for load without a meter.</param>
public sealed class CoverageMath(
    CoveragePlan plan, IReadOnlyDictionary<RegisterSpan, RegisterSum> sums, Func<DateOnly, DateOnly, int> hoursBetween, BalanceRule rule)
{
    private static readonly EnergyType[] Fuels = [EnergyType.Lpg, EnergyType.Coal, EnergyType.Gasoline, EnergyType.Diesel];

    /// <summary>The map.</summary>
    public InstitutionCoverage Map()
    {
        TypeCoverage[] types = [.. Enum.GetValues<EnergyType>().Select(OfType)];
        return new InstitutionCoverage(
            plan.Institution, plan.From, plan.To, types, SubItems(types.Single(type => type.EnergyType == EnergyType.Electricity)), Households(), ByType(types), RealTime(types));
    }

    private static CoverageAnswer ByType(TypeCoverage[] types)
    {
        var counted = types.Where(type => type.Meters > 0).ToList();
        return counted.Count == 0 ? CoverageAnswer.NotMet
            : counted.Exists(type => type.EnergyType == EnergyType.Electricity) && !types.Any(type => type.Means == MeteringMeans.NotCounted) ? CoverageAnswer.Met
            : CoverageAnswer.Partly;
    }

    private static CoverageAnswer RealTime(TypeCoverage[] types)
    {
        var asked = types.Where(type => type.Meters > 0 && !Fuels.Contains(type.EnergyType)).Select(type => type.Means).ToList();
        return asked.Count > 0 && asked.TrueForAll(means => means == MeteringMeans.Automatic) ? CoverageAnswer.Met
            : asked.Exists(means => means is MeteringMeans.Automatic or MeteringMeans.PartlyAutomatic) ? CoverageAnswer.Partly
            : CoverageAnswer.NotMet;
    }

    private TypeCoverage OfType(EnergyType type)
    {
        var now = plan.Segments[^1].Terms[type].Where(term => term.Sign > 0).Select(term => plan.Tree.Find(term.MeterCode)).OfType<Meter>()
            .Where(meter => meter.Registers.Count > 0).DistinctBy(meter => meter.Code).ToList();
        var units = now.Select(meter => meter.Counted().First().Unit.Base()).Distinct().Order().ToList();
        if (now.Count == 0)
        {
            return new TypeCoverage(type, plan.Meters.Any(meter => meter.EnergyType == type) ? MeteringMeans.NotCounted : MeteringMeans.NotAtAll, 0, null, null, null, null);
        }

        var parts = Parts(type);
        var added = parts.Where(part => part.Term.Sign > 0).ToList();
        var sent = added.Where(part => plan.Tree.Find(part.Term.MeterCode) is { Billed: false }).ToList();
        var whole = added.Sum(part => part.Term.Share * part.Sum.Quantity);
        var silent = now.Where(meter => !meter.Billed).Where(meter => sent.TrueForAll(part => part.Term.MeterCode != meter.Code || part.Sum.MeasuredHours == 0)).ToList();
        var means = now.TrueForAll(meter => meter.Billed) ? MeteringMeans.BillsOnly
            : silent.Count == now.Count(meter => !meter.Billed) ? MeteringMeans.Silent
            : silent.Count > 0 || now.Exists(meter => meter.Billed) ? MeteringMeans.PartlyAutomatic
            : MeteringMeans.Automatic;
        return new TypeCoverage(
            type, means, now.Count, units[0],
            units.Count == 1 ? Total(parts) : null,
            whole > 0m && units.Count == 1 ? sent.Sum(part => part.Term.Share * part.Sum.Quantity) / whole : null,
            Completeness(added.Select(part => (part.Sum, part.Hours, part.Days))));
    }

    private SubItemCoverage SubItems(TypeCoverage electricity)
    {
        var amounts = new SortedDictionary<SubItem, decimal>();
        foreach (var segment in plan.Segments)
        {
            Add(amounts, Attribution.Amounts(Bearing(segment, meter => meter.SubItem is not null), segment.ElectricTerms, plan.Tree, segment.From, meter => meter.SubItem, Amount(segment)));
        }

        // A meter of which the institution holds nothing, such as a tenant's, says nothing about it.
        var (total, last) = (Total(Parts(EnergyType.Electricity)), plan.Segments[^1]);
        var bearing = last.Electric.Where(meter => meter.SubItem is not null && IsHeld(meter, last)).ToList();
        var known = Completeness(bearing.SelectMany(meter => plan.Segments.SelectMany(segment => meter.Counted()
            .Select(register => (Sum(register.Id, segment), hoursBetween(segment.From, segment.To), segment.To.DayNumber - segment.From.DayNumber)))));
        var rest = total - amounts.Values.Sum();
        var answer = bearing.Count == 0 ? CoverageAnswer.NotMet
            : total <= 0m || electricity.Completeness < rule.Gate ? CoverageAnswer.CannotSay
            : rest <= rule.LossShare * total && -rest <= rule.NegativeShare * total && known >= rule.Gate ? CoverageAnswer.Met
            : CoverageAnswer.Partly;
        return new SubItemCoverage(total, amounts, bearing.Count, electricity.Completeness, known, answer);
    }

    private HouseholdCoverage Households()
    {
        var amounts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        string[] names = [.. plan.Segments.SelectMany(segment => segment.Electric).Select(meter => meter.Household).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        foreach (var segment in plan.Segments)
        {
            var found = Attribution.Amounts(
                Bearing(segment, meter => meter.Household.Length > 0), segment.ElectricTerms, plan.Tree, segment.From,
                meter => meter.Household.Length > 0 ? Array.BinarySearch(names, meter.Household, StringComparer.Ordinal) : (int?)null, Amount(segment));
            Add(amounts, found.ToDictionary(pair => names[pair.Key], pair => pair.Value));
        }

        var terms = plan.Segments[^1].Terms.SelectMany(type => type).Where(term => term.Sign > 0).ToList();
        var shared = terms.Count(term => term.Share < 1m);
        var answer = terms.Count == 0 ? CoverageAnswer.CannotSay
            : shared == 0 ? CoverageAnswer.Met
            : shared < terms.Count ? CoverageAnswer.Partly
            : CoverageAnswer.NotMet;
        return new HouseholdCoverage(terms.Count - shared, shared, amounts, answer);
    }

    private static void Add<TKey>(SortedDictionary<TKey, decimal> amounts, Dictionary<TKey, decimal> more)
        where TKey : notnull
    {
        foreach (var (key, amount) in more)
        {
            amounts[key] = (amounts.TryGetValue(key, out var before) ? before : 0m) + amount;
        }
    }

    private static List<Meter> Bearing(CoveragePlan.Segment segment, Func<Meter, bool> hasKey) =>
        [.. Attribution.Marked(segment.Electric, segment.ElectricTerms, hasKey)];

    private bool IsHeld(Meter meter, CoveragePlan.Segment segment) =>
        plan.Tree.Upstream(meter.Code, segment.From).Append(meter.Code).SelectMany(code => segment.ElectricTerms[code]).Sum(term => term.Sign * term.Share) > 0m;

    private Func<RegisterId, decimal> Amount(CoveragePlan.Segment segment) => register => Sum(register, segment).Quantity;

    private RegisterSum Sum(RegisterId register, CoveragePlan.Segment segment) =>
        sums.GetValueOrDefault(new RegisterSpan(register, segment.From, segment.To));

    private static decimal Total(List<(BoundaryTerm Term, RegisterSum Sum, int Hours, int Days)> parts) =>
        parts.Sum(part => part.Term.Sign * part.Term.Share * part.Sum.Quantity);

    private List<(BoundaryTerm Term, RegisterSum Sum, int Hours, int Days)> Parts(EnergyType type) =>
        [.. plan.Segments.SelectMany(segment => segment.Terms[type].Select(term => (
            term, Sum(new RegisterId(term.MeterCode, term.RegisterName), segment), hoursBetween(segment.From, segment.To), segment.To.DayNumber - segment.From.DayNumber)))];

    // Weighed by what each would have used in the whole of its days, so that a silent meter still weighs.
    private static decimal? Completeness(IEnumerable<(RegisterSum Sum, int Hours, int Days)> parts)
    {
        var all = parts.ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var weights = Weights.Of([.. all.Select(PerDay)], [.. all.Select(part => part.Days)]);
        return Weights.Mean(weights, all.Select(part => Math.Clamp((part.Sum.MeasuredHours + part.Sum.ManualHours) / (decimal)part.Hours, 0m, 1m)));
    }

    private static decimal? PerDay((RegisterSum Sum, int Hours, int Days) part)
    {
        var known = part.Sum.MeasuredHours + part.Sum.ManualHours + part.Sum.EstimatedHours;
        return known == 0 ? null : part.Sum.Quantity / known;
    }
}
