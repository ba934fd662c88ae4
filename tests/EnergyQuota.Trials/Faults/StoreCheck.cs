using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Trials.RealBuildings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Trials.Faults;

/// <summary>Compares the store row by row with what was published; the server is stopped.</summary>
/// <param name="places">Where the store is.</param>
/// <param name="store">The reading store.</param>
internal sealed class StoreCheck(Places places, string store)
{
    /// <summary>Compares the readings of a round exactly, and counts the rows of all rounds.</summary>
    /// <param name="from">The number of the round's first reading.</param>
    /// <param name="load">What was published until now.</param>
    /// <returns>What differs; empty where nothing does.</returns>
    public async Task<List<string>> RunAsync(long from, Load load)
    {
        var differences = new List<string>();
        var rows = await new StoredRows(places, store).CountAsync();
        if (rows != load.Next + load.Ends)
        {
            differences.Add($"{rows} rows in all tables, {load.Next + load.Ends} readings published since the first round");
        }

        differences.AddRange(new AccountCheck(places).Run(rows));
        var settings = places.Settings().Append(KeyValuePair.Create("Data:Folder", places.Data))
            .Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        await using var services = new ServiceCollection().AddLogging()
            .AddMetering(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        var readings = services.GetRequiredService<IReadingStore>();
        await readings.OpenAsync(CancellationToken.None);
        var waiting = new Dictionary<(string Meter, DateTimeOffset Time, decimal Value), long>();
        for (var number = from; number < load.Next; number++)
        {
            waiting.Add((Load.MeterCode(number), Load.TimeOf(number), Load.ValueOf(number)), number);
        }

        // Rounds may end within a turn of the meters: the first turn is partly the round's before.
        await foreach (var row in readings.ReadAsync(
            RegisterAccess.System("trial"), [.. Load.Registers], Load.TimeOf(from), DateTimeOffset.MaxValue, CancellationToken.None))
        {
            if (!waiting.Remove((row.Register.Meter, row.Time, row.Value)) && !IsOfBefore(row, from))
            {
                differences.Add($"{row.Register.Meter} {row.Time:u} {row.Value} is stored twice or was not published");
            }
        }

        differences.AddRange(waiting.Keys.Select(static row => $"{row.Meter} {row.Time:u} {row.Value} is missing"));
        return differences;
    }

    private static bool IsOfBefore(Reading row, long from)
    {
        var number = (from / Load.Meters * Load.Meters) + int.Parse(row.Register.Meter.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        return number < from && row.Time == Load.TimeOf(number) && row.Value == Load.ValueOf(number);
    }
}
