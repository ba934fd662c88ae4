using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Metering.Ledger;

public sealed class DuckDbConsumptionLedgerTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 30);
    private static readonly DateTimeOffset Midnight = new(2026, 1, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly RegisterId M1 = new("M1");
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Midnight.AddDays(90));
    private DuckDbConsumptionLedger _ledger = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await ReopenAsync();

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ReplaceAsync_NewDays_ReadBackExactly()
    {
        var day = Day(M1, 0, 123_456_789_012.123456m) with
        {
            Quantity = 9_876_543_210_987.123456789m,
            EstimatedHours = 1,
            ManualHours = 2,
            ReceiveTimedHours = 3,
            Checkpoint = "{\"x\":\"电\"}",
        };

        Assert.Equal(2, await _ledger.ReplaceAsync([Change(M1, 0, 2, [day, Day(M1, 1, -0.000001m)])], Cancel));
        Assert.Equal([day, Day(M1, 1, -0.000001m)], await _ledger.ReadDaysAsync(Job, [M1], First, First.AddDays(9), Cancel));
    }

    [Fact]
    public async Task ReplaceAsync_SameChangesAgain_WriteNothing()
    {
        var change = Change(M1, 0, 3, [Day(M1, 0, 1m), Day(M1, 1, 2m)], new Finding(M1, FindingKind.Jump, Midnight, 3.5m), new Finding(M1, FindingKind.Clock, Midnight, null));
        await _ledger.ReplaceAsync([change], Cancel);
        await ReopenAsync();

        Assert.Equal(0, await _ledger.ReplaceAsync([change], Cancel));
        Assert.Equal([FindingKind.Jump, FindingKind.Clock], (await _ledger.ReadFindingsAsync(Job, [M1], Cancel)).Select(finding => finding.Kind));
        Assert.Equal(0, await HistoryAsync());
    }

    [Fact]
    public async Task ReplaceAsync_OtherFigures_MoveTheOldRowToTheHistory()
    {
        await _ledger.ReplaceAsync([Change(M1, 0, 3, [Day(M1, 0, 1m), Day(M1, 1, 2m), Day(M1, 2, 3m)])], Cancel);

        Assert.Equal(2, await _ledger.ReplaceAsync([Change(M1, 0, 3, [Day(M1, 0, 1m), Day(M1, 1, 2.5m)])], Cancel));
        Assert.Equal([1m, 2.5m], (await _ledger.ReadDaysAsync(Job, [M1], First, First.AddDays(9), Cancel)).Select(day => day.Amount));
        Assert.Equal(2, await HistoryAsync());
    }

    [Fact]
    public async Task ReplaceAsync_OnlyTheCheckpointDiffers_WritesWithoutHistory()
    {
        await _ledger.ReplaceAsync([Change(M1, 0, 1, [Day(M1, 0, 1m) with { Checkpoint = "a" }])], Cancel);

        Assert.Equal(1, await _ledger.ReplaceAsync([Change(M1, 0, 1, [Day(M1, 0, 1m) with { Checkpoint = "b" }])], Cancel));
        Assert.Equal("b", (await _ledger.FindCheckpointAsync(Job, M1, First.AddDays(1), Cancel))?.Checkpoint);
        Assert.Equal(0, await HistoryAsync());
    }

    [Fact]
    public async Task ListFindingsAsync_SomeKinds_NewestFirstAndOnlyWhatMayBeSeen()
    {
        var (jump, clock, other) = (new Finding(M1, FindingKind.Jump, Midnight, 3.5m), new Finding(M1, FindingKind.Clock, Midnight, null), new Finding(new RegisterId("M2"), FindingKind.Conflict, Midnight.AddHours(1), null));
        await _ledger.ReplaceAsync([Change(M1, 0, 3, [], jump, clock), Change(other.Register, 0, 3, [], other)], Cancel);

        Assert.Equal([other, jump], await _ledger.ListFindingsAsync(Job, [FindingKind.Jump, FindingKind.Conflict], Cancel));
        Assert.Equal([jump], await _ledger.ListFindingsAsync(RegisterAccess.Only("x", new HashSet<RegisterId> { M1 }), [FindingKind.Jump, FindingKind.Conflict], Cancel));
        Assert.Empty(await _ledger.ListFindingsAsync(RegisterAccess.Only("x", new HashSet<RegisterId>()), Enum.GetValues<FindingKind>(), Cancel));
        Assert.Empty(await _ledger.ListFindingsAsync(Job, [], Cancel));
    }

    [Fact]
    public async Task ReplaceAsync_Findings_ReplacesOnlyThoseOfTheRange()
    {
        var before = new Finding(M1, FindingKind.Glitch, Midnight.AddDays(-1), 1m);
        await _ledger.ReplaceAsync([Change(M1, -1, 0, [], before), Change(new RegisterId("M2"), 0, 1, [], new Finding(new RegisterId("M2"), FindingKind.Spike, Midnight, null))], Cancel);
        await _ledger.ReplaceAsync([Change(M1, 0, 2, [], new Finding(M1, FindingKind.Suspect, Midnight, 1m), new Finding(M1, FindingKind.Jump, Midnight.AddHours(1), null))], Cancel);
        var after = new Finding(M1, FindingKind.Jump, Midnight.AddHours(1), 2m);
        await _ledger.ReplaceAsync([Change(M1, 0, 2, [], after)], Cancel);

        Assert.Equal([before, after], await _ledger.ReadFindingsAsync(Job, [M1], Cancel));
        Assert.Single(await _ledger.ReadFindingsAsync(Job, [new RegisterId("M2")], Cancel));
    }

    [Fact]
    public async Task ReplaceAsync_BrokenPromise_IsRefusedWhole()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _ledger.ReplaceAsync([Change(M1, 0, 1, [Day(M1, 0, 1m)]), Change(M1, 1, 2, [])], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _ledger.ReplaceAsync([Change(M1, 0, 1, [Day(M1, 1, 1m)])], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _ledger.ReplaceAsync([Change(M1, 0, 1, [Day(M1, 0, 0.0000001m)])], Cancel));
        Assert.Empty(await _ledger.ReadDaysAsync(Job, [M1], First, First.AddDays(9), Cancel));
    }

    [Fact]
    public async Task SumMonthsAsync_DaysOfTwoMonths_AddsEach()
    {
        await _ledger.ReplaceAsync([Change(M1, 0, 9, [.. Enumerable.Range(0, 4).Select(i => Day(M1, i, 1.000001m))])], Cancel);

        Assert.Equal(
            [new LedgerMonth(M1, 2026, 1, 2.000002m, 20.00002m, 48, 0, 0), new LedgerMonth(M1, 2026, 2, 1.000001m, 10.00001m, 24, 0, 0)],
            await _ledger.SumMonthsAsync(Job, [M1], First, First.AddDays(3), Cancel));
    }

    [Fact]
    public async Task FindCheckpointsAsync_ManyRegisters_GivesTheNewestBeforeEachDay()
    {
        RegisterId[] registers = [.. Enumerable.Range(0, 500).Select(i => new RegisterId($"M{i}"))];
        await _ledger.ReplaceAsync(
            [.. registers.Select(register => Change(register, 0, 9, [.. Enumerable.Range(0, 9).Select(i => Day(register, i, i) with { Checkpoint = i % 3 == 0 ? $"c{i}" : null })]))],
            Cancel);

        var found = await _ledger.FindCheckpointsAsync(
            Job, [.. registers.Select((register, i) => (register, First.AddDays(i % 9))), (new RegisterId("unknown"), First)], Cancel);

        Assert.All(registers.Index(), item => Assert.Equal(
            item.Index % 9 == 0 ? null : $"c{((item.Index % 9) - 1) / 3 * 3}", found.GetValueOrDefault(item.Item)?.Checkpoint));
    }

    [Fact]
    public async Task Queries_RegisterOutsideTheAccess_AreRefused()
    {
        var access = RegisterAccess.Only("officer", new HashSet<RegisterId> { M1 });
        RegisterId[] both = [M1, new("M2")];

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.ReadDaysAsync(access, both, First, First, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.SumMonthsAsync(access, both, First, First, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.ReadFindingsAsync(access, both, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.FindCheckpointAsync(access, both[1], First, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.FindCheckpointsAsync(access, [(both[1], First)], Cancel));
    }

    [Fact]
    public async Task ReplaceAsync_RandomChanges_GiveWhatANaiveModelGives()
    {
        var model = new Dictionary<(RegisterId, DateOnly), LedgerDay>();
        var genChange = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 2].Array[13]);
        await genChange.List[1, 6].SampleAsync(async list =>
        {
            var changes = list.DistinctBy(item => item.Item1).Select(item =>
            {
                var register = new RegisterId($"R{item.Item1}");
                var days = Enumerable.Range(item.Item2, item.Item3).Where(i => item.Item4[i] > 0).Select(i => Day(register, i, item.Item4[i])).ToArray();
                return Change(register, item.Item2, item.Item2 + item.Item3, days);
            }).ToArray();
            var before = new Dictionary<(RegisterId, DateOnly), LedgerDay>(model);
            foreach (var change in changes)
            {
                foreach (var key in model.Keys.Where(key => key.Item1 == change.Register && key.Item2 >= change.From && key.Item2 < change.To).ToArray())
                {
                    model.Remove(key);
                }

                foreach (var day in change.Days)
                {
                    model.Add((day.Register, day.Day), day);
                }
            }

            var differing = before.Keys.Union(model.Keys).Count(key => !Equals(before.GetValueOrDefault(key), model.GetValueOrDefault(key)));
            Assert.Equal(differing, await _ledger.ReplaceAsync(changes, Cancel));
            Assert.Equal(0, await _ledger.ReplaceAsync(changes, Cancel));
            Assert.Equal(
                model.Values.OrderBy(day => day.Register).ThenBy(day => day.Day),
                await _ledger.ReadDaysAsync(Job, [.. Enumerable.Range(0, 6).Select(i => new RegisterId($"R{i}"))], First, First.AddDays(30), Cancel));
        }, iter: 40, threads: 1);
    }

    private static LedgerDay Day(RegisterId register, int offset, decimal amount) => new()
    {
        Register = register,
        Day = First.AddDays(offset),
        Amount = amount,
        Quantity = amount * 10,
        ExpectedHours = 24,
        MeasuredHours = 24,
        EstimatedHours = 0,
    };

    private static LedgerChange Change(RegisterId register, int from, int to, LedgerDay[] days, params Finding[] findings) => new(
        register, First.AddDays(from), First.AddDays(to), days, Midnight.AddDays(from), Midnight.AddDays(to), findings);

    private async Task ReopenAsync()
    {
        if (_ledger is not null)
        {
            await _ledger.DisposeAsync();
        }

        _ledger = new DuckDbConsumptionLedger(_folder.Path, new DuckDbOptions { MemoryLimitMegabytes = 256 }, _time);
        await _ledger.OpenAsync(Cancel);
    }

    private Task<long> HistoryAsync() => Task.Run(() =>
    {
        var count = 0L;
        using var connection = new DuckDbFile(_folder.Path, "ledger.duckdb", new DuckDbOptions { MemoryLimitMegabytes = 256 }).Connect();
        connection.Query("SELECT count(*) FROM day_history", row => count = row.GetInt64(0));
        return count;
    });
}
