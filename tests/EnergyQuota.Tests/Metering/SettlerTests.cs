using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Tests.Metering.Fakes;

namespace EnergyQuota.Tests.Metering;

public sealed class SettlerTests : IAsyncDisposable
{
    private static readonly RegisterId Register = SettlementWorld.Register;

    private readonly FakeReadingStore _readings = new();
    private readonly FakeLedger _ledger = new();
    private readonly FakeMarks _marks = new();
    private readonly FakeFacts _facts = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _readings.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    /// <summary>Late, repeated and conflicting readings, facts that come and go: step by step gives what a rebuild gives.</summary>
    [Fact]
    public async Task SettleAsync_AnySequenceOfChanges_EqualsAFullRebuild() =>
        await Gen.Select(
            SettlementWorld.Facts,
            Gen.Select(Gen.Int[0, 11], SettlementWorld.Run, SettlementWorld.Event).Array[1, 25]).SampleAsync(
            async (facts, steps) =>
            {
                await using var world = new SettlerTests();
                world._facts.Known[Register] = facts;
                foreach (var (kind, run, fact) in steps)
                {
                    await world.ChangeAsync(kind, run, fact);
                    if (kind % 2 == 0)
                    {
                        await world.SettleAsync();
                    }
                }

                await world.SettleAsync();
                await world.AssertRebuiltAsync();
            },
            iter: 1500);

    [Fact]
    public async Task SettleAsync_LateReadingLongAgo_StopsWhereNothingChanges()
    {
        _facts.Known[Register] = Plain();
        await AppendAsync([.. Enumerable.Range(0, 4000).Where(i => i is < 99 or > 101).Select(i => Reading(i, i))]);
        await SettleAsync();

        await AppendAsync([Reading(100, 100m)]);
        var outcome = await SettleAsync();

        Assert.Equal(1, outcome.StoppedEarly);
        Assert.InRange(outcome.Readings, 1, 110);
        Assert.Equal((2, 1), (outcome.DaysSettled, outcome.DaysChanged));
        await AssertRebuiltAsync();
    }

    [Fact]
    public async Task SettleAsync_NothingMarked_DoesNothing() => Assert.Equal(default, await SettleAsync());

    [Fact]
    public async Task SettleAsync_LedgerFails_KeepsTheMarkAndSettlesLater()
    {
        _facts.Known[Register] = Plain();
        await AppendAsync([Reading(0, 1), Reading(1, 2)]);
        _ledger.Fault = new StoreUnavailableException("down");

        await Assert.ThrowsAsync<StoreUnavailableException>(SettleAsync);
        Assert.Equal(1, await _marks.CountAsync(Token));
        await SettleAsync();

        Assert.Equal(0, await _marks.CountAsync(Token));
        await AssertRebuiltAsync();
    }

    [Fact]
    public async Task SettleAsync_ManyRegisters_SettlesEachByItself()
    {
        var registers = Enumerable.Range(0, 1200).Select(i => new RegisterId($"m{i:0000}")).ToList();
        foreach (var register in registers)
        {
            _facts.Known[register] = Plain() with { Register = register };
            await AppendAsync([.. Enumerable.Range(0, 5).Select(i => Reading(i, i * 2) with { Register = register })]);
        }

        var outcome = await SettleAsync();

        Assert.Equal(1200, outcome.Registers);
        Assert.Equal(0, await _marks.CountAsync(Token));
        foreach (var register in registers)
        {
            await AssertRebuiltAsync(register);
        }
    }

    [Fact]
    public async Task SettleAsync_UnregisteredRegister_ClearsItsMark()
    {
        await AppendAsync([Reading(0, 1)]);

        Assert.Equal(1, (await SettleAsync()).Unregistered);
        Assert.Equal(0, await _marks.CountAsync(Token));
    }

    private static RegisterFacts Plain() => new()
    {
        Register = Register,
        Unit = MeasureUnit.KilowattHour,
        ExpectedInterval = TimeSpan.FromMinutes(30),
        RatedMaxPerHour = 30m,
        Zone = SiteZone.Find(SiteZone.Default),
    };

    private static Reading Reading(int slot, decimal value) =>
        new(Register, SettlementWorld.At(slot), value, SettlementWorld.At(slot).AddSeconds(1));

    private Task<SettleOutcome> SettleAsync() => new Settler(_readings, _ledger, _marks, _facts).SettleAsync(10_000, Token);

    private async Task AppendAsync(IReadOnlyList<Reading> batch)
    {
        await _marks.MarkAsync([.. batch.Select(r => new SettlementRange(r.Register, r.Time, r.Time))], Token);
        await _readings.AppendAsync(batch, Token);
    }

    private async Task ChangeAsync(int kind, Reading[] run, RegisterEvent fact)
    {
        var facts = _facts.Known[Register];
        switch (kind)
        {
            case 0 or 1:
                await MarkAsync(fact.At, fact.At);
                _facts.Known[Register] = facts with { Events = [.. facts.Events, fact] };
                break;
            case 2 when facts.Events.Count > 0:
                await MarkAsync(facts.Events[0].At, facts.Events[0].At);
                _facts.Known[Register] = facts with { Events = [.. facts.Events.Skip(1)] };
                break;
            case 3:
                var bill = new IntervalAmount(fact.At, fact.At.AddDays(3), 10m, "bill");
                await MarkAsync(bill.From, bill.To);
                _facts.Known[Register] = facts with { Intervals = [bill] };
                await MarkAsync(facts.Intervals.Select(i => i.From).FirstOrDefault(bill.From), facts.Intervals.Select(i => i.To).FirstOrDefault(bill.To));
                break;
            case 4 when run.Length == 7:
                await MarkAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
                _facts.Known[Register] = facts with { RatedMaxPerHour = 25m };
                break;
            case 5 or 6:
                await AppendAsync([run[0]]);
                break;
            default:
                await AppendAsync(run);
                break;
        }
    }

    private Task MarkAsync(DateTimeOffset from, DateTimeOffset to) => _marks.MarkAsync([new SettlementRange(Register, from, to)], Token);

    private async Task AssertRebuiltAsync(RegisterId? register = null)
    {
        var one = register ?? Register;
        var access = RegisterAccess.System("test");
        var rebuilt = RegisterSettlement.Settle(_facts.Known[one], _readings.All(one));

        Assert.Equal(rebuilt.Days, await _ledger.ReadDaysAsync(access, [one], DateOnly.MinValue, DateOnly.MaxValue, Token));
        Assert.Equal(rebuilt.Findings, await _ledger.ReadFindingsAsync(access, [one], Token));
    }
}
