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
    /// <param name="load">What was published until now; what may be missing is added to its losses.</param>
    /// <param name="losses">Judges what is missing; <see langword="null"/>: nothing may be.</param>
    /// <returns>What differs; empty where nothing does.</returns>
    public async Task<List<string>> RunAsync(long from, Load load, LossCheck? losses)
    {
        var differences = new List<string>();
        var rows = await new StoredRows(places, store).CountAsync();
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

        if (losses is not null)
        {
            load.Lost.UnionWith(waiting.Values);
            differences.AddRange(losses.Run(from, load));
        }
        else
        {
            differences.AddRange(waiting.Keys.Select(static row => $"{row.Meter} {row.Time:u} {row.Value} is missing"));
        }

        var published = load.Next + load.Ends - load.Lost.Count;
        if (rows != published)
        {
            differences.Add($"{rows} rows in all tables, {published} readings published since the first round and not lost by a broker");
        }

        return differences;
    }

    private static bool IsOfBefore(Reading row, long from)
    {
        var number = (from / Load.Meters * Load.Meters) + int.Parse(row.Register.Meter.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        return number < from && row.Time == Load.TimeOf(number) && row.Value == Load.ValueOf(number);
    }
}
