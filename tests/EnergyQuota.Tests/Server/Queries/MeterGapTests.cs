using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Tests.Server.Queries;

public sealed class MeterGapTests
{
    private static readonly DateOnly From = new(2026, 3, 1);

    [Fact]
    public void Of_WholeEstimatedAndUnknownDays_CountsWhatIsNotMeasured()
    {
        var gaps = MeterGap.Of(
            [Meter("whole"), Meter("partly"), Meter("silent")],
            [Day("whole", 0, 24), Day("whole", 1, 24), Day("whole", 2, 24), Day("partly", 0, 24), Day("partly", 1, 23), Day("partly", 2, 24)],
            From,
            From.AddDays(3));

        Assert.Equal([("silent", 3, From.AddDays(2)), ("partly", 1, From.AddDays(1))], gaps.Select(static gap => (gap.Meter.Code, gap.Days, gap.Last)));
    }

    [Fact]
    public void Of_MeterThatLivesByBills_IsPassedOver() => Assert.Empty(MeterGap.Of([Meter("bills", billed: true)], [], From, From.AddDays(3)));

    private static Meter Meter(string code, bool billed = false) => new()
    {
        Code = code,
        InstitutionCode = "i",
        NameZh = code,
        EnergyType = EnergyType.Electricity,
        Role = MeterRole.Main,
        Billed = billed,
    };

    private static LedgerDay Day(string meter, int after, int measured) => new()
    {
        Register = new RegisterId(meter),
        Day = From.AddDays(after),
        Amount = 0m,
        Quantity = 0m,
        ExpectedHours = 24,
        MeasuredHours = measured,
        EstimatedHours = 24 - measured,
    };
}
