using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Forms;

namespace EnergyQuota.Tests.Reports.Forms;

public sealed class FormChecksTests
{
    private static readonly BilingualText Name = new("示范单位", "Model unit");
    private static readonly RegisterId Register = new("E1");
    private static readonly DateOnly January = new(2026, 1, 1), February = new(2026, 2, 1);

    [Fact]
    public void Of_PlausibleFigures_FindsNothing() =>
        Assert.Empty(FormChecks.Of([Basic(1_000m, 1_100m, 50m)], [Use(100m, 110m, 100m, 0.8m)]));

    [Fact]
    public void Of_ChangeByMoreThanATenth_IsToBeExplained() =>
        Assert.Equal(
            [(CheckKind.Change, -10.1m), (CheckKind.Change, 12m)],
            FormChecks.Of([Basic(899m, 1_000m, 50m)], [Use(112m, 100m, 100m, null)]).Select(c => (c.Kind, c.ChangePercent!.Value)));

    [Fact]
    public void Of_FigureMissingOrIncomplete_IsNamed() =>
        Assert.Equal(
            [CheckKind.Missing, CheckKind.Missing, CheckKind.Incomplete],
            FormChecks.Of([Basic(1_000m, null, null)], [Use(null, 5m, 0m, null), Use(5m, null, 99.9m, null)]).Select(c => c.Kind));

    [Theory]
    [InlineData(0.2, false)]
    [InlineData(0.19, true)]
    [InlineData(2.0, false)]
    [InlineData(8000.0, true)]
    public void Of_UnitPrice_IsHeldAgainstItsBounds(double price, bool found) =>
        Assert.Equal(found, FormChecks.Of([], [Use(100m, null, 100m, (decimal)price)]).Any(c => c.Kind == CheckKind.UnitPrice));

    [Fact]
    public void BilledCosts_BillReachesBeyondThePeriod_CountsByItsDaysAndTheRegistersShare()
    {
        // 62 days for 620 yuan and 6.2 MWh, of which 31 days and a half of the register count.
        var bill = new Bill { MeterCode = "E1", From = new DateOnly(2025, 12, 1), To = February, Quantity = 6.2m, CostYuan = 620m, Document = "1", EnteredBy = "test", EnteredAt = default };
        var term = new TermSpan("x", EnergyType.Electricity, Register, MeasureUnit.KilowattHour, 1, 0.5m, January, February);

        Assert.Equal((155m, 0.1m), BilledCosts.Of([term], new[] { bill }.ToLookup(_ => Register, b => (b, MeasureUnit.MegawattHour))));
        Assert.Equal((null, null), BilledCosts.Of([term], Array.Empty<Bill>().ToLookup(_ => Register, b => (b, MeasureUnit.MegawattHour))));
    }

    private static BasicLine Basic(decimal? area, decimal? areaBefore, decimal? people) =>
        new("code", Name, "3701", Name, area, areaBefore, null, people, people, null);

    private static UseLine Use(decimal? amount, decimal? before, decimal? completeness, decimal? price) =>
        new("code", Name, new BilingualText("电", "Electricity"), "kWh", 1, amount, before, completeness, null, null, price);
}
