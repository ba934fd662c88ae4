using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Metering;

public sealed class MeteringSetupTests
{
    [Theory]
    [InlineData("duckdb", "DuckDB")]
    [InlineData("InfluxDB", "InfluxDB")]
    [InlineData("victoriametrics", "VictoriaMetrics")]
    public async Task AddMetering_StoreNamed_MakesIt(string store, string description)
    {
        await using var services = Services(("Metering:Store", store), ("Data:Folder", "somewhere"));

        Assert.StartsWith(description, services.GetRequiredService<IReadingStore>().Description, StringComparison.Ordinal);
        Assert.EndsWith("somewhere/ledger.duckdb", services.GetRequiredService<IConsumptionLedger>().Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Metering:Store", "oracle")]
    [InlineData("Data:Folder", " ")]
    [InlineData("Metering:DuckDb:Threads", "0")]
    [InlineData("Metering:DuckDb:MemoryLimitMegabytes", "64")]
    [InlineData("Metering:InfluxDb:Url", "nowhere")]
    [InlineData("Metering:InfluxDb:Database", "a b")]
    [InlineData("Metering:InfluxDb:Timeout", "00:00:00")]
    [InlineData("Metering:InfluxDb:ApiVersion", "3")]
    public async Task AddMetering_FaultySetting_IsNamedByItsKey(string key, string value)
    {
        await using var services = key.StartsWith("Metering:Influx", StringComparison.Ordinal)
            ? Services(("Metering:Store", "influxdb"), (key, value))
            : Services((key, value));

        var refused = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IReadingStore>);
        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task AddMetering_SecondVersionWithoutAToken_NamesTheKey(string token)
    {
        await using var services = Services(("Metering:Store", "influxdb"), ("Metering:InfluxDb:ApiVersion", "2"), ("Metering:InfluxDb:Token", token));

        var refused = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IReadingStore>);
        Assert.Contains("Metering:InfluxDb:Token", refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddMetering(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build())
        .BuildServiceProvider();
}
