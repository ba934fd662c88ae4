using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Queries;

/// <summary>What a meter counted against what the meters right below it counted: the difference is loss, or load without a meter.</summary>
/// <param name="Meter">The meter above.</param>
/// <param name="Below">The meters below it, by code; check meters are none of them.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Own">What it counted.</param>
/// <param name="Sum">What those below counted together.</param>
/// <param name="Completeness">Measured and billed hours over expected hours of all of them, 0 to 1; <see langword="null"/> where nothing is expected.</param>
internal sealed record MeterBalance(Meter Meter, IReadOnlyList<Meter> Below, MeasureUnit Unit, decimal Own, decimal Sum, decimal? Completeness)
{
    /// <summary>Own less sum; negative where those below counted more.</summary>
    public decimal Loss => Own - Sum;

    /// <summary>The loss as a share of what the meter counted; <see langword="null"/> where that is nought.</summary>
    public decimal? LossShare => Own == 0m ? null : Loss / Own;

    /// <summary>The balances of meters that have others of their energy type and unit below them. Pure.</summary>
    /// <param name="meters">Meters of one institution.</param>
    /// <param name="days">The days of their registers over the period.</param>
    public static IReadOnlyList<MeterBalance> Of(IReadOnlyCollection<Meter> meters, IEnumerable<LedgerDay> days)
    {
        var byRegister = days.ToLookup(day => day.Register);
        var counted = meters.ToDictionary(meter => meter.Code, meter => Counted(meter).SelectMany(register => byRegister[register.Id]).ToList(), StringComparer.Ordinal);
        var balances = new List<MeterBalance>();
        foreach (var above in meters.Where(meter => meter.Role != MeterRole.Check && meter.Registers.Count > 0).OrderBy(meter => meter.Code, StringComparer.Ordinal))
        {
            var unit = UnitOf(above);
            var below = meters.Where(meter => meter.ParentCode == above.Code && meter.Role != MeterRole.Check
                && meter.EnergyType == above.EnergyType && meter.Registers.Count > 0 && UnitOf(meter) == unit).OrderBy(meter => meter.Code, StringComparer.Ordinal).ToList();
            if (below.Count == 0)
            {
                continue;
            }

            var all = below.Prepend(above).SelectMany(meter => counted[meter.Code]).ToList();
            var expected = all.Sum(day => day.ExpectedHours);
            balances.Add(new MeterBalance(
                above, below, unit, counted[above.Code].Sum(day => day.Quantity), below.SelectMany(meter => counted[meter.Code]).Sum(day => day.Quantity),
                expected == 0 ? null : Math.Min(1m, all.Sum(day => day.MeasuredHours + day.ManualHours) / (decimal)expected)));
        }

        return balances;
    }

    // Tariff registers add up to the total: it is taken where there is one, and they are where there is none.
    private static IEnumerable<MeterRegister> Counted(Meter meter) =>
        meter.Registers.FirstOrDefault(register => register.Name == RegisterId.DefaultName) is { } total ? [total] : meter.Registers;

    private static MeasureUnit UnitOf(Meter meter) => Counted(meter).First().Unit.Base();
}
