using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.Influx;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering.Stores;

public sealed class InfluxReadingStoreTests(InfluxServer server) : ReadingStoreConformance, IClassFixture<InfluxServer>
{
    private readonly string _database = InfluxServer.NewDatabase();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.AskAsync($"DROP DATABASE \"{_database}\"");
    }

    [Fact]
    public async Task OpenAsync_NoServer_SaysWhichAndWhatToDo()
    {
        await using var store = new InfluxReadingStore(new InfluxOptions { Url = "http://127.0.0.1:9" });

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains("Metering:InfluxDb:Url", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([At(new RegisterId("M1"), 0, 1m)], Cancel));
    }

    [Fact]
    public async Task OpenAsync_ReadingsWouldBeDeleted_Refuses()
    {
        await server.AskAsync($"ALTER RETENTION POLICY autogen ON \"{_database}\" DURATION 30d");
        await using var store = Create();

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains("ALTER RETENTION POLICY autogen", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_DatabaseGone_IsUnavailableAndRecovers()
    {
        var register = new RegisterId("M1");
        await Store.AppendAsync([At(register, 0, 1m)], Cancel);
        await server.AskAsync($"DROP DATABASE \"{_database}\"");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AppendAsync([At(register, 15, 2m)], Cancel));
        Assert.Contains("database not found", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AllAsync(register));

        await Store.OpenAsync(Cancel);
        Assert.Equal(new AppendOutcome(2, 0, 0), await Store.AppendAsync([At(register, 0, 1m), At(register, 15, 2m)], Cancel));
    }

    [Fact]
    public async Task AppendAsync_LinesTheServerRefuses_AreToldWithItsWordsAndTheOthersStored()
    {
        // Of one week, the server takes no whole number where another program has written a broken one.
        using var http = new HttpClient();
        using var foreign = new StringContent($"reading,meter=M1,register=total received=1.5 {Noon.ToUnixTimeMilliseconds() * 1_000}");
        await http.PostAsync(new Uri($"{server.Url}/write?db={_database}&precision=u"), foreign, Cancel);
        var register = new RegisterId("M2");
        Reading[] batch = [At(register, 0, 1m), .. Enumerable.Range(1, 40).Select(week => At(register, week * 7 * 24 * 60, week)), At(register, 1, 2m)];

        var outcome = await Store.AppendAsync(batch, Cancel);

        Assert.Equal(new AppendOutcome(40, 0, 0), outcome);
        Assert.Equal([0, 41], outcome.Refused.Select(refused => refused.Index));
        Assert.All(outcome.Refused, refused => Assert.Contains("field type conflict", refused.Words, StringComparison.Ordinal));
        Assert.Equal(batch[1..41], await AllAsync(register));
        Assert.Equal([0, 41], (await Store.AppendAsync(batch, Cancel)).Refused.Select(refused => refused.Index));
        Assert.Equal(0, Assert.Single((await Store.AppendAsync([batch[0]], Cancel)).Refused).Index);
    }

    [Fact]
    public async Task AppendAsync_ServerThatTakesNothing_IsUnavailable()
    {
        await using var scripted = new ScriptedServer(asked => new ScriptedServer.Told(
            asked.Path.StartsWith("/write", StringComparison.Ordinal) ? 400 : 200, asked.Path.StartsWith("/write", StringComparison.Ordinal) ? "no" : """{"results":[]}""", "1.6.7"));
        await using var store = new InfluxReadingStore(new InfluxOptions { Url = scripted.Url, Database = "d" });

        var fault = await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => store.AppendAsync([At(new RegisterId("M1"), 0, 1m), At(new RegisterId("M1"), 15, 2m)], Cancel));

        Assert.Contains("answers 400: no", fault.Message, StringComparison.Ordinal);
    }

    protected override IReadingStore Create() => new InfluxReadingStore(new InfluxOptions { Url = server.Url, Database = _database });
}
