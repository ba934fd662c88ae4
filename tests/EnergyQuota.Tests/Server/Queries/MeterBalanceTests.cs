using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;
using EnergyQuota.Tests.Registry;

namespace EnergyQuota.Tests.Server.Queries;

public sealed class MeterBalanceTests
{
    [Fact]
    public void Of_MainWithBranches_LossIsMainLessBranchesWithoutTheCheckMeter()
    {
        Meter[] meters =
        [
            Some.Meter("M", Some.CodeA), Some.Meter("B1", Some.CodeA, MeterRole.Branch, "M"), Some.Meter("B2", Some.CodeA, MeterRole.Branch, "M"),
            Some.Meter("C", Some.CodeA, MeterRole.Check, "M"), Some.Meter("S", Some.CodeA, MeterRole.Sub, "B1"),
        ];

        var balances = MeterBalance.Of(meters, [Day("M", 100m), Day("B1", 60m), Day("B2", 35.5m, measured: 12), Day("C", 99m), Day("S", 61m)]);

        Assert.Equal(["B1", "M"], balances.Select(balance => balance.Meter.Code));
        Assert.Equal((-1m, 60m, 61m), (balances[0].Loss, balances[0].Own, balances[0].Sum));
        Assert.Equal((4.5m, 0.045m, 60m / 72m), (balances[1].Loss, balances[1].LossShare, balances[1].Completeness));
    }

    [Fact]
    public void Of_TariffRegistersBesideATotal_CountsTheTotalOnly()
    {
        Meter[] meters = [Some.Meter("M", Some.CodeA, registers: [RegisterId.DefaultName, "peak"]), Some.Meter("B", Some.CodeA, MeterRole.Branch, "M", "peak", "valley")];

        var balance = Assert.Single(MeterBalance.Of(meters, [Day("M", 10m), Day("M", 6m, "peak"), Day("B", 5m, "peak"), Day("B", 4m, "valley")]));

        Assert.Equal((10m, 9m), (balance.Own, balance.Sum));
    }

    private static LedgerDay Day(string meter, decimal quantity, string register = RegisterId.DefaultName, int measured = 24) => new()
    {
        Register = new RegisterId(meter, register),
        Day = new DateOnly(2026, 3, 1),
        Amount = quantity,
        Quantity = quantity,
        ExpectedHours = 24,
        MeasuredHours = measured,
        EstimatedHours = 24 - measured,
    };
}
