using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Tests.Metering.Stores;

/// <summary>What every reading store must do, whichever engine is below it.</summary>
public abstract class ReadingStoreConformance : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
    protected static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly RegisterId M1 = new("M1");

    protected IReadingStore Store { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => await ReopenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task AppendAsync_NewReadings_ReadBackAsGiven()
    {
        Reading[] batch =
        [
            At(M1, 0, 1.5m),
            new(M1, Noon.AddMinutes(15), 2m, Noon.AddHours(1), TimeBasis.ClockRejected, new DateTimeOffset(1970, 1, 1, 0, 0, 7, TimeSpan.Zero)),
            new(M1, Noon.AddMinutes(30), 3m, Noon.AddMinutes(30), TimeBasis.Received),
        ];

        Assert.Equal(new AppendOutcome(3, 0, 0), await Store.AppendAsync(batch, Cancel));
        Assert.Equal(batch, await AllAsync(M1));
    }

    [Fact]
    public async Task AppendAsync_SameBatchAgain_ChangesNothing()
    {
        Reading[] batch = [At(M1, 0, 1m), At(M1, 15, 2m), At(M1, 15, 2m), At(M1, 15, 3m)];

        Assert.Equal(new AppendOutcome(2, 1, 1), await Store.AppendAsync(batch, Cancel));
        Assert.Equal(new AppendOutcome(0, 4, 0), await Store.AppendAsync(batch, Cancel));
        Assert.Equal(3, await CountAsync(M1));
    }

    [Fact]
    public async Task AppendAsync_SameBatchAgain_TellsItsOwnRowsFromRepeats()
    {
        Reading[] batch = [At(M1, 0, 1m), At(M1, 15, 2m), At(M1, 15, 2m), At(M1, 15, 3m), At(M1, 30, 4m)];
        var first = await Store.AppendAsync(batch, Cancel);
        var again = await Store.AppendAsync(batch, Cancel);
        var others = await Store.AppendAsync([.. batch.Select(reading => reading with { ReceivedAt = Noon.AddHours(3) })], Cancel);

        Assert.Equal([new ReadingFate(2, FateKind.Repeat), new ReadingFate(3, FateKind.Conflict)], first.Others);
        Assert.Equal(
            [FateKind.AddedBefore, FateKind.AddedBefore, FateKind.Repeat, FateKind.ConflictBefore, FateKind.AddedBefore],
            again.Others.OrderBy(other => other.Index).Select(other => other.Kind));
        Assert.Equal(Enumerable.Range(0, 5).Select(index => new ReadingFate(index, FateKind.Repeat)), others.Others.OrderBy(other => other.Index));
    }

    [Fact]
    public async Task ReadAsync_BoundsBeyondTheEngine_GiveEverything()
    {
        await Store.AppendAsync([At(M1, 0, 1m)], Cancel);

        var from = new DateTimeOffset(1600, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var to = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var readings = new List<Reading>();
        await foreach (var reading in Store.ReadAsync(Job, [M1], from, to, Cancel))
        {
            readings.Add(reading);
        }

        Assert.Equal([At(M1, 0, 1m)], readings);
        Assert.Equal(1, await Store.CountAsync(Job, [M1], from, to, Cancel));
    }

    [Fact]
    public async Task AppendAsync_RepeatReceivedLater_KeepsTheFirst()
    {
        await Store.AppendAsync([At(M1, 0, 1m)], Cancel);
        await Store.AppendAsync([At(M1, 0, 1m) with { ReceivedAt = Noon.AddDays(2) }], Cancel);

        Assert.Equal([At(M1, 0, 1m)], await AllAsync(M1));
    }

    [Fact]
    public async Task AppendAsync_OtherValues_AreKeptBesideTheFirstInOrder()
    {
        await Store.AppendAsync([At(M1, 0, 5m), At(M1, 15, 6m)], Cancel);

        Assert.Equal(new AppendOutcome(0, 0, 2), await Store.AppendAsync([At(M1, 0, 7m), At(M1, 0, 3m)], Cancel));
        Assert.Equal(new AppendOutcome(0, 2, 1), await Store.AppendAsync([At(M1, 0, 7m), At(M1, 0, 5m), At(M1, 0, 4m)], Cancel));
        Assert.Equal([3m, 4m, 5m, 7m, 6m], (await AllAsync(M1)).Select(reading => reading.Value));
        Assert.Equal(5, await CountAsync(M1));
    }

    [Fact]
    public async Task AppendAsync_LateReadings_TakeTheirPlace()
    {
        await Store.AppendAsync([At(M1, 0, 1m), At(M1, 60, 5m)], Cancel);

        Assert.Equal(
            new AppendOutcome(3, 1, 0),
            await Store.AppendAsync([At(M1, 45, 4m), At(M1, 15, 2m), At(M1, 0, 1m), At(M1, -90 * 24 * 60, 0.5m)], Cancel));
        Assert.Equal([0.5m, 1m, 2m, 4m, 5m], (await AllAsync(M1)).Select(reading => reading.Value));
    }

    [Fact]
    public async Task AppendAsync_AfterReopening_StillKnowsRepeatsAndConflicts()
    {
        await Store.AppendAsync([At(M1, 0, 1m), At(M1, 0, 2m), At(M1, 15, 3m), At(new RegisterId("M2"), -60 * 24 * 40, 1m)], Cancel);
        await ReopenAsync();

        Assert.Equal(
            new AppendOutcome(1, 3, 2),
            await Store.AppendAsync(
                [At(M1, 0, 2m), At(M1, 15, 3m), At(M1, 15, 4m), At(M1, 30, 5m), At(new RegisterId("M2"), -60 * 24 * 40, 1m), At(new RegisterId("M2"), -60 * 24 * 40, 9m)],
                Cancel));
        Assert.Equal([1m, 2m, 3m, 4m, 5m], (await AllAsync(M1)).Select(reading => reading.Value));
    }

    [Theory]
    [InlineData("a b,c=d", "x,y")]
    [InlineData("back\\slash\\", "tail\\")]
    [InlineData("a\\,b\\=c\\ d", "%5C%")]
    [InlineData("quote'\"s", "'; DROP TABLE register; --")]
    [InlineData("电表-01", "正向有功😀")]
    [InlineData("line\nbreak\r\t", "\u007f")]
    [InlineData("$1{x}", "_field")]
    public async Task AppendAsync_OddNames_ComeBackExactly(string meter, string name)
    {
        var odd = new RegisterId(meter, name);
        await Store.AppendAsync([At(odd, 0, 1m), At(odd, 0, 2m), At(M1, 0, 9m)], Cancel);
        await ReopenAsync();

        Assert.Equal(new AppendOutcome(0, 2, 0), await Store.AppendAsync([At(odd, 0, 1m), At(odd, 0, 2m)], Cancel));
        Assert.Equal([At(odd, 0, 1m), At(odd, 0, 2m)], await AllAsync(odd));
        Assert.Equal(2, await CountAsync(odd));
    }

    [Theory]
    [InlineData("999999999999.999999")]
    [InlineData("-999999999999.999999")]
    [InlineData("123456789012.123457")]
    [InlineData("0.000001")]
    [InlineData("0")]
    [InlineData("-0.1")]
    [InlineData("4503599627370497.5", true)]
    public async Task AppendAsync_AnyValue_KeepsEveryDigit(string text, bool refused = false)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        if (refused)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync([At(M1, 0, value)], Cancel));
            return;
        }

        var instant = Noon.AddTicks(1_234_570);
        await Store.AppendAsync([new Reading(M1, instant, value, instant.AddMicroseconds(1))], Cancel);
        Assert.Equal(new AppendOutcome(0, 1, 0), await Store.AppendAsync([new Reading(M1, instant, value, Noon)], Cancel));
        Assert.Equal([new Reading(M1, instant, value, instant.AddMicroseconds(1))], await AllAsync(M1));
    }

    [Fact]
    public async Task AppendAsync_NeighbouringValuesOfOneDouble_AreAConflict()
    {
        await Store.AppendAsync([At(M1, 0, 999_999_999_999.999999m)], Cancel);

        Assert.Equal(new AppendOutcome(0, 0, 1), await Store.AppendAsync([At(M1, 0, 999_999_999_999.999998m)], Cancel));
        Assert.Equal([999_999_999_999.999998m, 999_999_999_999.999999m], (await AllAsync(M1)).Select(reading => reading.Value));
    }

    [Fact]
    public async Task AppendAsync_ReadingOutsideTheContract_IsRefusedWhole()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync([At(M1, 0, 1m), At(M1, 1, 0.0000001m)], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync([At(new RegisterId(new string('x', 65)), 0, 1m)], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync([At(new RegisterId("half\ud83d"), 0, 1m)], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync([At(M1, 0, 1m) with { Time = Noon.AddTicks(1) }], Cancel));
        Assert.Equal(0, await CountAsync(M1));
    }

    [Fact]
    public async Task ReadAsync_SeveralRegisters_ComeInOrdinalOrderWithinTheInterval()
    {
        RegisterId[] registers = [new("b"), new("B"), new("a", "z"), new("a", "Z"), new("é")];
        await Store.AppendAsync([.. registers.SelectMany(register => Enumerable.Range(0, 4), (register, i) => At(register, i * 15, i))], Cancel);
        await Store.AppendAsync([At(registers[1], 15, 0.5m)], Cancel);

        var read = await Store.ReadAsync(Job, registers, Noon.AddMinutes(15), Noon.AddMinutes(45), Cancel).CollectAsync();

        Assert.Equal(["B", "B", "B", "a", "a", "a", "a", "b", "b", "é", "é"], read.Select(reading => reading.Register.Meter));
        Assert.Equal(read.OrderBy(r => r.Register).ThenBy(r => r.Time).ThenBy(r => r.Value), read);
        Assert.Equal(11, await Store.CountAsync(Job, registers, Noon.AddMinutes(15), Noon.AddMinutes(45), Cancel));
    }

    [Fact]
    public async Task ReadAsync_RegisterOutsideTheAccess_RefusesTheWholeQuery()
    {
        await Store.AppendAsync([At(M1, 0, 1m)], Cancel);
        var access = RegisterAccess.Only("officer", new HashSet<RegisterId> { M1 });
        RegisterId[] both = [M1, new("M2")];

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await Store.ReadAsync(access, both, Noon, Noon.AddDays(1), Cancel).CollectAsync());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Store.CountAsync(access, both, Noon, Noon.AddDays(1), Cancel));
        Assert.Single(await Store.ReadAsync(access, [M1], Noon, Noon.AddDays(1), Cancel).CollectAsync());
    }

    [Fact]
    public async Task ReadAsync_NothingThere_GivesNothing()
    {
        Assert.Equal(default, await Store.AppendAsync([], Cancel));
        Assert.Empty(await AllAsync(M1));
        await Store.AppendAsync([At(M1, 0, 1m)], Cancel);
        Assert.Empty(await Store.ReadAsync(Job, [], Noon, Noon.AddDays(1), Cancel).CollectAsync());
        Assert.Empty(await Store.ReadAsync(Job, [M1], Noon.AddDays(1), Noon, Cancel).CollectAsync());
        Assert.Equal(0, await Store.CountAsync(Job, [], Noon, Noon.AddDays(1), Cancel));
        Assert.Equal(0, await CountAsync(new RegisterId("unknown")));
    }

    [Fact]
    public async Task AppendAsync_LargeBatchOfManyMetersAndMonths_IsCompleteAndRepeatable()
    {
        var batch = Enumerable.Range(0, 30_000).Select(i => At(new RegisterId($"M{i % 700:D4}"), i / 700 * 60 * 24, i)).ToArray();
        var registers = batch.Select(reading => reading.Register).Distinct().ToArray();

        Assert.Equal(new AppendOutcome(30_000, 0, 0), await Store.AppendAsync(batch, Cancel));
        Assert.Equal(new AppendOutcome(0, 30_000, 0), await Store.AppendAsync([.. batch.Reverse()], Cancel));
        Assert.Equal(
            new AppendOutcome(0, 0, 3_000),
            await Store.AppendAsync([.. batch.Where((_, i) => i % 10 == 0).Select(reading => reading with { Value = reading.Value + 0.5m })], Cancel));
        var read = await Store.ReadAsync(Job, registers, Noon, Noon.AddYears(1), Cancel).CollectAsync();
        Assert.Equal(33_000, read.Count);
        Assert.Equal(read.OrderBy(r => r.Register).ThenBy(r => r.Time).ThenBy(r => r.Value), read);
    }

    [Fact]
    public async Task ReadAsync_WhileAppending_SeesWholeBatches()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await Store.AppendAsync([.. Enumerable.Range(0, 100).Select(k => At(M1, (i * 100) + k, 1m))], Cancel);
            }
        }, Cancel);
        var previous = 0;
        while (!writing.IsCompleted)
        {
            var seen = (await AllAsync(M1)).Count;
            Assert.True(seen >= previous, $"{seen} after {previous}");
            previous = seen;
        }

        await writing;
        Assert.Equal(2_000, await CountAsync(M1));
    }

    protected static Reading At(RegisterId register, int minutes, decimal value) => new(register, Noon.AddMinutes(minutes), value, Noon.AddMinutes(minutes + 1));

    protected async Task ReopenAsync()
    {
        if (Store is not null)
        {
            await Store.DisposeAsync();
        }

        Store = Create();
        await Store.OpenAsync(Cancel);
    }

    protected async Task<List<Reading>> AllAsync(RegisterId register) =>
        await Store.ReadAsync(Job, [register], Noon.AddYears(-10), Noon.AddYears(10), Cancel).CollectAsync();

    protected Task<long> CountAsync(RegisterId register) => Store.CountAsync(Job, [register], Noon.AddYears(-10), Noon.AddYears(10), Cancel);

    protected abstract IReadingStore Create();
}
