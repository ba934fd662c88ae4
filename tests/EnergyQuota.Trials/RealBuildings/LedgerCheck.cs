using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Compares the consumption ledger with the expectation.</summary>
/// <param name="ledger">The ledger, opened.</param>
/// <param name="expectation">What it must say.</param>
/// <param name="differences">Where differences are counted.</param>
internal sealed class LedgerCheck(IConsumptionLedger ledger, Expectation expectation, Differences differences)
{
    private const decimal Bound = 0.01m;
    private static readonly DateOnly From = new(2000, 1, 1);
    private static readonly DateOnly To = new(2100, 1, 1);

    /// <summary>Compares all meters.</summary>
    /// <param name="series">The meters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(IReadOnlyList<MeterSeries> series, CancellationToken cancellationToken)
    {
        var access = RegisterAccess.System("trial");
        var registers = series.Select(static meter => meter.Register).ToList();
        var months = (await ledger.SumMonthsAsync(access, registers, From, To, cancellationToken))
            .ToDictionary(static month => (month.Register.Meter, month.Year, month.Month));
        CompareEnergy(months);
        CompareTotals(months);
        CompareHours(months);
        await CompareFindingsAsync(access, registers, cancellationToken);
    }

    private void CompareEnergy(Dictionary<(string Meter, int Year, int Month), LedgerMonth> months)
    {
        var years = Sum(months.Values, static month => month.Quantity);
        var annual = differences.Begin("kWh of a year");
        foreach (var (key, expected) in expectation.Energy.Where(static energy => energy.Key.Month == 0))
        {
            annual.Number($"{key.Meter} {key.Year}", expected, years.GetValueOrDefault((key.Meter, key.Year)), Bound);
        }

        if (expectation.Energy.Keys.Any(static key => key.Month > 0))
        {
            var monthly = differences.Begin("kWh of a month");
            foreach (var (key, expected) in expectation.Energy.Where(static energy => energy.Key.Month > 0))
            {
                monthly.Number($"{key.Meter} {key.Year}-{key.Month:D2}", expected, months.GetValueOrDefault(key)?.Quantity ?? 0m, Bound);
            }
        }
    }

    private void CompareTotals(Dictionary<(string Meter, int Year, int Month), LedgerMonth> months)
    {
        if (expectation.Totals.Count == 0)
        {
            return;
        }

        var totals = months.Values.GroupBy(static month => month.Register.Meter).ToDictionary(static meter => meter.Key, static meter => meter.Sum(static month => month.Quantity));
        var tally = differences.Begin("kWh from first to last reading");
        foreach (var (meter, expected) in expectation.Totals)
        {
            tally.Number(meter, expected, totals.GetValueOrDefault(meter), Bound);
        }
    }

    private void CompareHours(Dictionary<(string Meter, int Year, int Month), LedgerMonth> months)
    {
        var measured = Sum(months.Values, static month => (decimal)month.MeasuredHours);
        var estimated = Sum(months.Values, static month => (decimal)month.EstimatedHours);
        if (expectation.NotMeasured.Count > 0)
        {
            var tally = differences.Begin("hours not measured in a year");
            foreach (var (key, expected) in expectation.NotMeasured)
            {
                var hours = DateTime.IsLeapYear(key.Year) ? 8784 : 8760;
                tally.Number($"{key.Meter} {key.Year}", expected, hours - measured.GetValueOrDefault(key), 0m);
            }
        }

        if (expectation.Hours.Count > 0)
        {
            var tally = differences.Begin("measured and estimated hours of a year");
            foreach (var (key, expected) in expectation.Hours)
            {
                tally.Number($"{key.Meter} {key.Year} measured", expected.Measured, measured.GetValueOrDefault(key), 0m);
                tally.Number($"{key.Meter} {key.Year} estimated", expected.Estimated, estimated.GetValueOrDefault(key), 0m);
            }
        }
    }

    private async Task CompareFindingsAsync(RegisterAccess access, List<RegisterId> registers, CancellationToken cancellationToken)
    {
        var found = (await ledger.ReadFindingsAsync(access, registers, cancellationToken))
            .Select(static finding => (finding.Register.Meter, finding.Kind, finding.At)).ToHashSet();
        var missing = differences.Begin("findings that must be open, and registers with no other");
        foreach (var expected in expectation.Findings)
        {
            missing.Check(found.Contains(expected), $"{expected.Meter}: no {expected.Kind} at {expected.At:u}");
        }

        foreach (var register in registers)
        {
            var extra = found.Where(finding => finding.Meter == register.Meter && !expectation.Findings.Contains(finding)).ToList();
            missing.Check(extra.Count == 0, $"{register.Meter}: {extra.Count} more, the first {extra.FirstOrDefault()}");
        }
    }

    private static Dictionary<(string Meter, int Year), decimal> Sum(IEnumerable<LedgerMonth> months, Func<LedgerMonth, decimal> figure) =>
        months.GroupBy(static month => (month.Register.Meter, month.Year)).ToDictionary(static year => year.Key, year => year.Sum(figure));
}
