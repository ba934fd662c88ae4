using EnergyQuota.Server.Areas;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Server.Areas;

public sealed class KeptTests
{
    private readonly FakeTimeProvider _time = new();
    private int _made;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_ManyAskersAtOnce_IsMadeOnce()
    {
        var gate = new TaskCompletionSource();
        using var kept = Keep(async () => await gate.Task);

        var askers = Enumerable.Range(0, 10).Select(_ => kept.GetAsync(Stop)).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(askers), made => Assert.Equal("1", made));
    }

    [Fact]
    public async Task GetAsync_NotYetAged_IsTheSame()
    {
        using var kept = Keep();
        await kept.GetAsync(Stop);

        _time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal("1", await kept.GetAsync(Stop));
    }

    [Fact]
    public async Task GetAsync_Aged_IsTheOldOneAtOnceAndTheNewOneSoon()
    {
        using var kept = Keep();
        await kept.GetAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal("1", await kept.GetAsync(Stop));

        await UntilAsync(() => Volatile.Read(ref _made) == 2);
        await UntilAsync(async () => await kept.GetAsync(Stop) == "2");
    }

    [Fact]
    public async Task GetAsync_FarTooOld_WaitsForANewOne()
    {
        using var kept = Keep();
        await kept.GetAsync(Stop);

        _time.Advance(TimeSpan.FromSeconds(41));

        Assert.Equal("2", await kept.GetAsync(Stop));
    }

    [Fact]
    public async Task GetAsync_MakingTookLong_MayAgeFiftyTimesAsLong()
    {
        using var kept = Keep(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        });
        await kept.GetAsync(Stop);

        _time.Advance(TimeSpan.FromSeconds(2 * Kept<string>.CostFactor - 1));

        Assert.Equal("1", await kept.GetAsync(Stop));
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task GetAsync_MayNotAge_IsMadeForEachAsker()
    {
        using var kept = new Kept<string>(MakeAsync, _time, TimeSpan.Zero);

        Assert.Equal(["1", "2"], [await kept.GetAsync(Stop), await kept.GetAsync(Stop)]);
    }

    [Fact]
    public async Task GetAsync_MakingFails_IsToldAndTriedAgainByTheNext()
    {
        var fails = true;
        using var kept = Keep(() => fails ? throw new InvalidOperationException("not now") : Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.GetAsync(Stop));
        fails = false;

        Assert.Equal("2", await kept.GetAsync(Stop));
    }

    private Kept<string> Keep(Func<Task>? during = null) => new(
        async stop =>
        {
            var made = MakeAsync(stop);
            await (during?.Invoke() ?? Task.CompletedTask);
            return await made;
        },
        _time,
        TimeSpan.FromSeconds(10));

    private Task<string> MakeAsync(CancellationToken stop) => Task.FromResult($"{Interlocked.Increment(ref _made)}");

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var looked = 0; !await holds(); looked++)
        {
            Assert.True(looked < 500, "It does not come.");
            await Task.Delay(20, Stop);
        }
    }
}
