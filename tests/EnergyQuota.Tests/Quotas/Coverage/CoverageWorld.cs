using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Registry;

namespace EnergyQuota.Tests.Quotas.Coverage;

/// <summary>A year of an institution, of which each register is known by its amount a day.</summary>
internal static class CoverageWorld
{
    public static readonly DateOnly From = new(2026, 1, 1);
    public static readonly DateOnly To = new(2027, 1, 1);

    public static Meter Meter(string code, string? parent = null, SubItem? item = null, string household = "", MeterRole role = MeterRole.Branch)
    {
        var meter = Some.Meter(code, "A", role, parent);
        (meter.SubItem, meter.Household) = (item, household);
        return meter;
    }

    public static Meter Other(string code, EnergyType type, MeasureUnit unit, bool billed = false) => new()
    {
        Code = code,
        InstitutionCode = "A",
        EnergyType = type,
        Role = MeterRole.Main,
        Billed = billed,
        Registers = [new MeterRegister { MeterCode = code, Name = RegisterId.DefaultName, Unit = unit }],
    };

    public static BoundaryTerm Term(string meter, EnergyType type)
    {
        var term = Some.Term("A", meter);
        term.EnergyType = type;
        return term;
    }

    /// <summary>The map, each register counting so much a day, complete or as far as said.</summary>
    public static InstitutionCoverage Map(
        IReadOnlyCollection<Meter> meters, IReadOnlyCollection<BoundaryTerm> terms, Func<string, decimal> perDay,
        IReadOnlyCollection<MeterParentChange>? moves = null, Func<string, decimal>? known = null) =>
        MapBySpan(meters, terms, moves ?? [], (code, _) => perDay(code), known);

    /// <summary>The same, each register counting so much on each day of a span that begins on a day.</summary>
    public static InstitutionCoverage MapBySpan(
        IReadOnlyCollection<Meter> meters, IReadOnlyCollection<BoundaryTerm> terms, IReadOnlyCollection<MeterParentChange> moves,
        Func<string, DateOnly, decimal> perDay, Func<string, decimal>? known = null)
    {
        var plan = CoveragePlan.Of("A", new MeteringTree(meters, moves), terms, meters, From, To);
        var billed = meters.Where(meter => meter.Billed).Select(meter => meter.Code).ToHashSet();
        var sums = plan.Spans.Distinct().ToDictionary(span => span, span =>
        {
            var days = span.To.DayNumber - span.From.DayNumber;
            var hours = (int)(24 * days * (known?.Invoke(span.Register.Meter) ?? 1m));
            var amount = perDay(span.Register.Meter, span.From) * days;
            return new RegisterSum(amount, amount, billed.Contains(span.Register.Meter) ? 0 : hours, 0, billed.Contains(span.Register.Meter) ? hours : 0);
        });
        return new CoverageMath(plan, sums, (from, to) => 24 * (to.DayNumber - from.DayNumber), new BalanceOptions().ToRule()).Map();
    }
}
