using System.Diagnostics;

namespace EnergyQuota.Trials.Faults;

/// <summary>The product is killed while gateways publish to its broker, or while it fetches from Mosquitto; in every second round also while it starts.</summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="way">The way of the load.</param>
internal sealed class KilledServer(string name, Way way) : IFault
{
    private const int LongestStart = 3_000;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public StageKind Stage => StageKind.DuckDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(way);
        var share = stage.Random.NextDouble() * 0.9;
        await Faults.Stage.WaitForAsync(load, share);
        var acknowledged = load.Publisher.Acknowledged;
        await stage.Server.KillAsync();
        var again = round % 2 == 1 ? stage.Random.Next(2, 6) : 0;
        for (var kill = 0; kill < again; kill++)
        {
            stage.Server.Launch();
            await Task.Delay(stage.Random.Next(LongestStart));
            await stage.Server.KillAsync();
        }

        var watch = Stopwatch.StartNew();
        await stage.Server.StartAsync();
        var away = watch.Elapsed;
        await stage.FinishAsync(load);
        return $"killed when {acknowledged} of {load.Publisher.Count} messages were acknowledged{(again > 0 ? $" and {again} times while it started" : "")}, ready again after {away.TotalSeconds:F1} s, {load.Publisher.Resent} sent again";
    }
}
