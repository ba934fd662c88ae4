using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.Influx;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering.Stores;

/// <summary>The interface of InfluxDB 2.x and 3.x: its writes against a server that takes them, its words against a scripted one.</summary>
public sealed class InfluxSecondVersionTests(VictoriaServer victoria) : IClassFixture<VictoriaServer>
{
    private const string NoRows = """{"results":[{"statement_id":0}]}""";
    private const string Known = """{"results":[{"statement_id":0,"series":[{"values":[["energy"]]}]}]}""";
    private static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Reading One = new(new RegisterId("a b,c=d"), Noon.AddMicroseconds(7), 1.5m, Noon);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_ServerThatTakesTheSecondVersion_HasThePoint()
    {
        using var client = new InfluxClient(new InfluxOptions { Url = victoria.Url, ApiVersion = 2, Token = "t", Org = "o", Bucket = "b" });
        var lines = new InfluxLines();
        lines.Append(One, 0);

        await client.WriteAsync(lines.Written, Cancel);

        await victoria.PostAsync("internal/force_flush", "");
        var rows = await victoria.PostAsync("api/v1/export", "match[]=reading_value");
        Assert.Contains("""
            "meter":"a b,c=d","register":"total"},"values":[1.5],"timestamps":[1774958400000]
            """.Trim(), rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_SecondVersion_SendsTokenOrgBucketAndPrecision()
    {
        await using var server = new ScriptedServer(static asked => asked.Path.StartsWith("/query", StringComparison.Ordinal) ? new(200, NoRows) : new(204));
        await using var store = Store(server, bucket: "b/c d", org: "机关");

        Assert.Equal(new AppendOutcome(1, 0, 0), await store.AppendAsync([One], Cancel));

        var write = server.Requests[^1];
        Assert.Equal("/api/v2/write?org=%E6%9C%BA%E5%85%B3&bucket=b%2Fc%20d&precision=us", write.Path);
        Assert.Equal("reading,meter=a\\ b\\,c\\=d,register=total value=1.5,received=1774958400000000i 1774958400000007\n", write.Body);
        Assert.All(server.Requests, static request => Assert.Equal("Token secret", request.Authorization));
        Assert.StartsWith("/query?db=energy&", server.Requests[0].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "partial write: field type conflict")]
    [InlineData(401, "unauthorized access")]
    [InlineData(404, "bucket not found")]
    [InlineData(429, "limit reached")]
    [InlineData(500, "internal error")]
    [InlineData(503, "overloaded")]
    public async Task AppendAsync_ServerRefuses_TellsItsWords(int status, string words)
    {
        await using var server = new ScriptedServer(asked => asked.Path.StartsWith("/query", StringComparison.Ordinal) ? new(200, NoRows) : new(status, words));
        await using var store = Store(server);

        var refused = await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => store.AppendAsync([One], Cancel));
        Assert.Contains($"{status}: {words}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_ServerKeepsSilent_GivesUpAfterTheTimeout()
    {
        await using var server = new ScriptedServer(static _ => null);
        await using var store = Store(server);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync([One], Cancel));
        Assert.Contains("no answer within 1 s", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.8.10", """{"buckets":[]}""", Known, "ApiVersion to 1")]
    [InlineData("v2.7.1", """{"buckets":[]}""", Known, "there is no bucket energy")]
    [InlineData("v2.7.1", """{"buckets":[{"retentionRules":[{"type":"expire","everySeconds":2592000}]}]}""", Known, "--retention 0")]
    [InlineData("v2.7.1", """{"buckets":[{"retentionRules":[]}]}""", NoRows, "dbrp create --db energy")]
    [InlineData("3.0.1", "not asked for", NoRows, "queries do not know the database")]
    public async Task OpenAsync_ServerNotAsNeeded_SaysWhatToDo(string version, string buckets, string databases, string expected)
    {
        await using var server = Server(version, buckets, databases);
        await using var store = Store(server);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_BucketKeepsForEver_AsksForThatBucketOfThatOrg()
    {
        await using var server = Server("v2.7.1", """{"buckets":[{"retentionRules":[{"everySeconds":0}]}]}""", Known);
        await using var store = Store(server, org: "o 1");

        await store.OpenAsync(Cancel);
        Assert.Contains(server.Requests, static request => request.Path == "/api/v2/buckets?name=energy&org=o%201");
    }

    private static ScriptedServer Server(string version, string buckets, string databases) => new(asked =>
        asked.Path.StartsWith("/ping", StringComparison.Ordinal) ? new(204, "", version)
        : asked.Path.StartsWith("/api/v2/buckets", StringComparison.Ordinal) ? new(200, buckets)
        : new(200, databases));

    private static InfluxReadingStore Store(ScriptedServer server, string? bucket = null, string? org = null) => new(new InfluxOptions
    {
        Url = server.Url,
        Database = "energy",
        ApiVersion = 2,
        Token = "secret",
        Bucket = bucket,
        Org = org,
        Timeout = TimeSpan.FromSeconds(1),
    });
}
