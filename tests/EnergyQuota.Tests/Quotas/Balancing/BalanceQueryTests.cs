using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Registry;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Quotas.Balancing;

public sealed class BalanceQueryTests : IDisposable
{
    private static readonly DateOnly From = new(2026, 3, 1);
    private static readonly DateOnly To = new(2026, 3, 3);
    private static readonly Scope All = Scope.System("test");
    private readonly TestState _state = new();
    private readonly FakeLedger _ledger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task OfInstitutionAsync_MainWithBranches_LossIsMainLessBranchesWithoutTheCheckMeter()
    {
        await AddAsync(Branch("B1", "M"), Branch("B2", "M"), Some.Meter("C", Some.CodeA, MeterRole.Check, "M"), Branch("S", "B1"), Branch("U", "C"));
        await CountAsync(("M", 500m), ("B1", 300m), ("B2", 150m), ("C", 495m), ("S", 320m), ("U", 30m));

        var balances = await OfAAsync();

        Assert.Equal(["B1", "M"], balances.Select(balance => balance.Own.Meter.Code));
        Assert.Equal((-40m, 600m, 640m, BalanceState.Negative), (balances[0].Difference, balances[0].Own.Quantity, balances[0].Sum, balances[0].State));

        // What hangs behind the check meter hangs below the main: 1 000 − (600 + 300 + 60).
        Assert.Equal((40m, 0.04m, BalanceState.Even), (balances[1].Difference, balances[1].Share, balances[1].State));
    }

    [Fact]
    public async Task OfInstitutionAsync_TariffRegistersBesideATotal_CountsTheTotalOnly()
    {
        await _state.AddAsync(
            Some.Institution(Some.CodeA, "3701"), Some.Meter("T", Some.CodeA, registers: [RegisterId.DefaultName, "peak"]), Some.Meter("B", Some.CodeA, MeterRole.Branch, "T", "peak", "valley"));
        await CountAsync(("T", 100m));
        await CountAsync("peak", ("T", 60m), ("B", 50m));
        await CountAsync("valley", ("B", 40m));

        var balance = Assert.Single(await OfAAsync());

        Assert.Equal((200m, 180m, 1m), (balance.Own.Quantity, balance.Sum, balance.Completeness));
    }

    [Fact]
    public async Task OfInstitutionAsync_OneSilentBranchAmongMany_IsNoLoss()
    {
        await AddAsync([.. Enumerable.Range(0, 20).Select(i => Branch($"B{i}", "M"))]);
        await CountAsync([("M", 2_000m), .. Enumerable.Range(0, 19).Select(i => ($"B{i}", 100m))]);

        var balance = Assert.Single(await OfAAsync());

        Assert.Equal((BalanceState.CannotSay, 0m), (balance.State, balance.Completeness));
        Assert.Null(balance.Difference);
        Assert.Null(balance.Share);
        Assert.Empty(await Query.ListUnbalancedAsync(All, From, To, Stop));
    }

    [Fact]
    public async Task OfInstitutionAsync_BranchMovedWithinTheDays_CountsOnEachSideForItsOwnDays()
    {
        await AddAsync(Some.Meter("N", Some.CodeA), Branch("B", "M"), Branch("K", "N"));
        await _state.AddAsync(Some.Moved("B", "N", "2026-03-02"));
        await CountAsync(("M", 50m), ("N", 50m), ("B", 40m), ("K", 20m));

        var balances = await OfAAsync();

        Assert.Equal([("M", 40m), ("N", 80m)], balances.Select(balance => (balance.Own.Meter.Code, balance.Sum)));
        Assert.Equal([("B", 2), ("K", 1)], balances[1].Below.Select(side => (side.Meter.Code, side.From.Day)));
    }

    [Fact]
    public async Task OfInstitutionAsync_BranchOfAnotherInstitution_CountsWhereItMayBeSeenAndElseNothingIsSaid()
    {
        await AddAsync(Branch("B", "M"), Some.Meter("X", Some.CodeB, MeterRole.Sub, "M"));
        await CountAsync(("M", 100m), ("B", 50m), ("X", 48m));

        Assert.Equal(4m, Assert.Single(await OfAAsync()).Difference);
        var hidden = Assert.Single(await Query.OfInstitutionAsync(new Scope("a", Role.Leader, null, Some.CodeA), Some.CodeA, From, To, Stop));
        Assert.Equal(BalanceState.CannotSay, hidden.State);
        Assert.Equal([100m, null], hidden.Below.Select(side => side.Quantity));
        Assert.Empty(await Query.OfInstitutionAsync(new Scope("b", Role.Administrator, null, Some.CodeB), Some.CodeA, From, To, Stop));
    }

    [Fact]
    public async Task OfInstitutionAsync_BranchTakenAwayBefore_HasNoPartInIt()
    {
        var gone = Branch("G", "M");
        gone.RemovedAt = Some.Noon.AddDays(-30);
        await AddAsync(Branch("B", "M"), gone);
        await CountAsync(("M", 100m), ("B", 98m));

        Assert.Equal(["B"], Assert.Single(await OfAAsync()).Below.Select(side => side.Meter.Code));
    }

    [Fact]
    public async Task ListUnbalancedAsync_ManyInstitutions_NamesThoseOutOfBalanceWithOneQuestionForEachBatch()
    {
        await AddAsync(Branch("B", "M"));
        var partly = Some.Meter("P", Some.CodeB);
        partly.PartlyMeteredBelow = true;
        await _state.AddAsync(
            Some.Meter("N", Some.CodeB), Some.Meter("K", Some.CodeB, MeterRole.Sub, "N"), partly, Some.Meter("Q", Some.CodeB, MeterRole.Sub, "P"));
        await CountAsync(("M", 100m), ("B", 80m), ("N", 100m), ("K", 110m), ("P", 100m), ("Q", 20m));

        var nodes = await Query.ListUnbalancedAsync(All, From, To, Stop);

        Assert.Equal(
            [
                new UnbalancedNode(Some.CodeA, "M", EnergyType.Electricity, MeasureUnit.KilowattHour, From, To, 200m, 160m, 40m, 0.2m, 1m, BalanceState.AboveThreshold),
                new UnbalancedNode(Some.CodeB, "N", EnergyType.Electricity, MeasureUnit.KilowattHour, From, To, 200m, 220m, -20m, -0.1m, 1m, BalanceState.Negative),
            ],
            nodes);
        Assert.Equal(nodes, (await Query.WalkUnbalancedAsync(All, From, To, "", 1, Stop)).Nodes);
        Assert.Equal(["M"], (await Query.ListUnbalancedAsync(new Scope("a", Role.Leader, null, Some.CodeA), From, To, Stop)).Select(node => node.MeterCode));
    }

    private BalanceQuery Query => new(_state, _ledger, Options.Create(new BalanceOptions()), Some.Site);

    private static Meter Branch(string code, string parent) => Some.Meter(code, Some.CodeA, MeterRole.Branch, parent);

    private Task<IReadOnlyList<NodeBalance>> OfAAsync() => Query.OfInstitutionAsync(All, Some.CodeA, From, To, Stop);

    private Task AddAsync(params Meter[] meters) =>
        _state.AddAsync([Some.Institution(Some.CodeA, "3701"), Some.Institution(Some.CodeB, "3702"), Some.Meter("M", Some.CodeA), .. meters]);

    private Task<int> CountAsync(params (string Meter, decimal PerDay)[] counted) => CountAsync(RegisterId.DefaultName, counted);

    private Task<int> CountAsync(string register, params (string Meter, decimal PerDay)[] counted) => _ledger.ReplaceAsync(
        [.. counted.Select(row => new LedgerChange(
            new RegisterId(row.Meter, register), From, To,
            [.. Enumerable.Range(0, 2).Select(i => new LedgerDay
            {
                Register = new RegisterId(row.Meter, register),
                Day = From.AddDays(i),
                Amount = row.PerDay,
                Quantity = row.PerDay,
                ExpectedHours = 24,
                MeasuredHours = 24,
                EstimatedHours = 0,
            })],
            Some.Noon, Some.Noon, []))],
        Stop);
}
