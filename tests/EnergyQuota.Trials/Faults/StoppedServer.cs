using System.Diagnostics;

namespace EnergyQuota.Trials.Faults;

/// <summary>The product is told to stop while gateways publish to its broker: it ends by itself, in time and with 0.</summary>
internal sealed class StoppedServer : IFault
{
    /// <inheritdoc/>
    public string Name => "stopped";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.DuckDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.9);
        var acknowledged = load.Publisher.Acknowledged;
        var watch = Stopwatch.StartNew();
        await stage.Server.StopAsync();
        var took = watch.Elapsed;
        await stage.Server.StartAsync();
        await stage.FinishAsync(load);
        return $"stopped in {took.TotalSeconds:F1} s with 0 when {acknowledged} of {load.Publisher.Count} messages were acknowledged, {load.Publisher.Resent} sent again";
    }
}
