namespace EnergyQuota.Trials.Faults;

/// <summary>InfluxDB hangs under load, so that requests run into their time limit and are made again, and then goes on.</summary>
internal sealed class InfluxHeld : IFault
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "influx-held";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.InfluxDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.9);
        var held = stage.IsFull ? Long : Short;
        await stage.InfluxProcess.SignalAsync("STOP");
        var before = load.Publisher.Acknowledged;
        await Task.Delay(held);
        var whileHeld = load.Publisher.Acknowledged - before;
        await stage.InfluxProcess.SignalAsync("CONT");
        await stage.FinishAsync(load);
        return $"held for {held.TotalSeconds:F0} s at {before} messages, {whileHeld} acknowledged meanwhile";
    }
}
