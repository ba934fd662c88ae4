using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.Victoria;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering.Stores;

public sealed class VictoriaReadingStoreTests : ReadingStoreConformance
{
    private readonly VictoriaServer _server = new();

    public override async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task AppendAsync_LargeAndSmallInOneSeries_KeepEveryDigit()
    {
        // The server gives the numbers of a block one power of ten: plain decimals would lose the small ones here.
        Reading[] batch =
        [
            .. Enumerable.Range(0, 400).Select(i => At(
                new RegisterId("M1"), i, (i % 4) switch { 0 => 0.000001m * i, 1 => 999_999_999_999.999999m - i, 2 => -0.1m, _ => 9_007_199_254.740993m })),
        ];
        await Store.AppendAsync(batch, Cancel);
        await _server.PostAsync("internal/force_merge", "");
        await ReopenAsync();

        Assert.Equal(batch, await AllAsync(new RegisterId("M1")));
    }

    [Fact]
    public async Task AppendAsync_SeveralReadingsInOneMillisecond_AreKeptApart()
    {
        var register = new RegisterId("M1");
        Reading[] batch =
        [
            At(register, 0, 1m), At(register, 0, 2m),
            At(register, 0, 1m) with { Time = Noon.AddMicroseconds(1) }, At(register, 0, 1m) with { Time = Noon.AddMicroseconds(999) },
        ];

        Assert.Equal(new AppendOutcome(3, 0, 1), await Store.AppendAsync(batch, Cancel));
        await ReopenAsync();
        Assert.Equal(new AppendOutcome(0, 4, 0), await Store.AppendAsync(batch, Cancel));
        Assert.Equal(batch, await AllAsync(register));
    }

    [Fact]
    public async Task ReadAsync_RestOfALine_IsNoReadingAndIsMadeWhole()
    {
        var register = new RegisterId("M1");
        var milliseconds = Noon.ToUnixTimeMilliseconds();
        await _server.PostAsync("api/v2/write?precision=ms", $"energyquota_reading,meter=M1,register=total value=5000000,shape=0 {milliseconds}");
        await _server.PostAsync("internal/force_flush", "");

        Assert.Empty(await AllAsync(register));
        Assert.Equal(new AppendOutcome(1, 0, 0), await Store.AppendAsync([At(register, 0, 5m)], Cancel));
        Assert.Equal([At(register, 0, 5m)], await AllAsync(register));
    }

    [Fact]
    public async Task ReadAsync_SomebodyElseWroteThere_SaysSo()
    {
        var register = new RegisterId("M1");
        await Store.AppendAsync([At(register, 0, 5m)], Cancel);
        await _server.PostAsync("api/v2/write?precision=ms", $"energyquota_reading,meter=M1,register=total value=6000000 {Noon.ToUnixTimeMilliseconds()}");
        await _server.PostAsync("internal/force_flush", "");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => AllAsync(register));
        Assert.Contains("somebody else writes to it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_ServerKilledAndStarted_IsUnavailableAndRecovers()
    {
        var register = new RegisterId("M1");
        await Store.AppendAsync([At(register, 0, 1m)], Cancel);
        await _server.KillAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AppendAsync([At(register, 15, 2m)], Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AllAsync(register));
        await _server.StartAsync();

        await Store.AppendAsync([At(register, 0, 1m), At(register, 15, 2m)], Cancel);
        Assert.Equal([At(register, 0, 1m), At(register, 15, 2m)], await AllAsync(register));
    }

    [Theory]
    [InlineData(-57 * 365)]
    [InlineData(3)]
    public async Task AppendAsync_TimeTheServerWouldDrop_IsRefused(int days)
    {
        var now = ReadingLimits.Truncate(TimeProvider.System.GetUtcNow());
        var reading = new Reading(new RegisterId("M1"), now.AddDays(days), 1m, now);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AppendAsync([reading], Cancel));
        Assert.Contains("would drop it without a word", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_NoServer_SaysWhichAndWhatToDo()
    {
        await using var store = new VictoriaReadingStore(new VictoriaOptions { Url = "http://127.0.0.1:9" }, TimeSpan.Zero, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains("Metering:VictoriaMetrics:Url", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-retentionPeriod=1", 400, "needs at least 431 days")]
    [InlineData("-retentionPeriod=430d", 400, "-retentionPeriod=100y")]
    [InlineData("-retentionPeriod=99y", 0, "any age")]
    [InlineData("-precisionBits=32", 0, "-precisionBits=32")]
    [InlineData("-dedup.minScrapeInterval=1m", 0, "-dedup.minScrapeInterval=1m")]
    public async Task OpenAsync_ServerThatForgetsOrChanges_Refuses(string flag, int oldestDays, string expected)
    {
        await using var server = new VictoriaServer(flag.StartsWith("-retention", StringComparison.Ordinal) ? [flag] : ["-retentionPeriod=100y", flag]);
        await server.InitializeAsync();
        await using var store = new VictoriaReadingStore(new VictoriaOptions { Url = server.Url }, TimeSpan.FromDays(oldestDays), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([At(new RegisterId("M1"), 0, 1m)], Cancel));
    }

    [Fact]
    public async Task OpenAsync_RetentionJustLongEnough_Opens()
    {
        await using var server = new VictoriaServer("-retentionPeriod=431d");
        await server.InitializeAsync();
        await using var store = new VictoriaReadingStore(new VictoriaOptions { Url = server.Url }, TimeSpan.FromDays(400), TimeProvider.System);

        await store.OpenAsync(Cancel);
    }

    [Theory]
    [InlineData("not json", "broke off")]
    [InlineData("""{"metric":{"__name__":"energyquota_reading_value","meter":"M1","register":"total"},"values":[1.5],"timestamps":[1]}""", "not one of ours")]
    [InlineData("""{"metric":{"__name__":"energyquota_reading_value","meter":"M1","register":"total"},"values":[15],"timest""", "broke off")]
    public async Task ReadAsync_AnswerThatIsNotOurs_IsUnavailable(string answer, string expected)
    {
        await using var server = new ScriptedServer(asked => new(200, asked.Path.StartsWith("/api/v1/export", StringComparison.Ordinal) ? answer : ""));
        await using var store = new VictoriaReadingStore(new VictoriaOptions { Url = server.Url }, TimeSpan.Zero, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.ReadAsync(Job, [new RegisterId("M1")], Noon, Noon.AddDays(1), Cancel).CollectAsync());
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 31)]
    [InlineData("1.5d", 1.5)]
    [InlineData("2w", 14)]
    [InlineData("36h", 1.5)]
    [InlineData("100y", 36_500)]
    public void Retention_AsTheServerWritesIt_IsRead(string text, double days) =>
        Assert.Equal(days, VictoriaSetup.Retention(text)!.Value.TotalDays, 6);

    protected override IReadingStore Create() => new VictoriaReadingStore(new VictoriaOptions { Url = _server.Url }, TimeSpan.Zero, TimeProvider.System);
}
