using System.Diagnostics;

namespace EnergyQuota.Trials.Faults;

/// <summary>The product is killed while gateways publish to its broker, or while it fetches from Mosquitto.</summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="way">The way of the load.</param>
internal sealed class KilledServer(string name, Way way) : IFault
{
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
        var watch = Stopwatch.StartNew();
        await stage.Server.StartAsync();
        var away = watch.Elapsed;
        await stage.FinishAsync(load);
        return $"killed when {acknowledged} of {load.Publisher.Count} messages were acknowledged, ready again after {away.TotalSeconds:F1} s, {load.Publisher.Resent} sent again";
    }
}
