namespace EnergyQuota.Trials.Faults;

/// <summary>InfluxDB is killed under load and started again; in every second round the product is killed with it, as by a power cut.</summary>
internal sealed class InfluxDown : IFault
{
    /// <inheritdoc/>
    public string Name => "influx-killed";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.InfluxDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.9);
        await stage.InfluxProcess.KillAsync();
        var isPowerCut = round % 2 == 1;
        if (isPowerCut)
        {
            await stage.Server.KillAsync();
        }

        var before = load.Publisher.Acknowledged;
        await Task.Delay(stage.Random.Next(500, 3_000));
        var whileDown = load.Publisher.Acknowledged - before;
        await stage.StartInfluxAsync();
        if (isPowerCut)
        {
            await stage.Server.StartAsync();
        }

        await stage.FinishAsync(load);
        return isPowerCut ? $"killed together with the server at {before} messages" : $"killed at {before} messages, {whileDown} acknowledged while it was down";
    }
}
