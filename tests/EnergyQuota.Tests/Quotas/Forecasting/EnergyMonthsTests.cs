using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Forecasting;
using static EnergyQuota.Tests.Quotas.Forecasting.ForecastFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class EnergyMonthsTests
{
    private static readonly DateOnly From = Day(1, 1, Year - 1);
    private static readonly DateOnly Until = Day(3, 15);

    [Fact]
    public void Of_WholeMonths_AreSignedSharedAndLifted()
    {
        var months = Of(
            [Term("A"), Term("B", sign: -1, share: 0.5m)],
            [.. Months("A", 300m), .. Months("B", 30m, known: 0.75m)]);

        Assert.Equal(14, months.Count);
        Assert.All(months, m => Assert.Equal(300m - (0.5m * 40m), m.Amount));
        Assert.All(months, m => Assert.InRange(m.Known, 0.97m, 0.99m));
    }

    [Fact]
    public void Of_MonthHardlyKnown_IsTakenAtTheDailyMeanNotAsZero()
    {
        var sums = Months("A", 310m).Concat(Months("B", 1m)).Where(m => m.Register.Meter != "A" || m.Month != 3 || m.Year != Year - 1);
        var march = Of([Term("A"), Term("B")], [.. sums])[2];

        // March of the one is filled; of all but a hundredth nothing is known, so the boundary's month is not known.
        Assert.Equal((null, 0m), (march.Amount, march.Known));
        var small = Of([Term("A"), Term("B")], [.. Months("A", 310m), .. Months("B", 1m).Where(m => m.Month != 3)])[2];
        Assert.InRange(small.Amount!.Value, 310.9m, 311.1m);
        Assert.InRange(small.Known, 0.99m, 0.999m);
    }

    [Fact]
    public void Of_MeterReplacedByAnother_FollowsTheFormulaOfItsTime()
    {
        var changed = Day(6, 1, Year - 1);
        var months = Of(
            [Term("A", to: changed), Term("B", from: changed)],
            [.. Months("A", 100m).Where(m => m.Year == Year - 1 && m.Month < 6), .. Months("B", 90m).Where(m => m.Year == Year || m.Month >= 6)]);

        Assert.Equal([100m, 100m, 100m, 100m, 100m, 90m, 90m], months.Take(7).Select(m => m.Amount));
    }

    [Fact]
    public void Of_BoundaryGrewByAMeterThatWasThere_IsMeasuredAsToday()
    {
        var months = Of([Term("A"), Term("B", from: Day(1, 1))], [.. Months("A", 100m), .. Months("B", 50m)]);

        Assert.All(months, m => Assert.Equal(150m, m.Amount));
    }

    [Fact]
    public void Of_EnergyGivenUp_IsNoPattern() => Assert.Empty(Of([Term("A", to: Day(2, 1))], [.. Months("A", 100m)]));

    [Fact]
    public void Of_NothingKnown_IsNotZero() => Assert.All(Of([Term("A")], []), m => Assert.Equal((null, 0m), (m.Amount, m.Known)));

    private static IReadOnlyList<(Month Month, decimal? Amount, decimal Known)> Of(TermSpan[] terms, LedgerMonth[] sums) =>
        EnergyMonths.Of(terms, sums.ToLookup(s => s.Register), From, Until, (from, to) => (to.DayNumber - from.DayNumber) * 24);

    private static TermSpan Term(string meter, int sign = 1, decimal share = 1m, DateOnly? from = null, DateOnly? to = null) =>
        new("I", EnergyType.Electricity, new RegisterId(meter), MeasureUnit.KilowattHour, sign, share, from ?? From, to ?? Until);

    private static IEnumerable<LedgerMonth> Months(string meter, decimal amount, decimal known = 1m) =>
        Enumerable.Range(0, 14).Select(i => From.AddMonths(i)).Select(first => new LedgerMonth(
            new RegisterId(meter), first.Year, first.Month, amount, amount, (int)(DateTime.DaysInMonth(first.Year, first.Month) * 24 * known), 0, 0));
}
