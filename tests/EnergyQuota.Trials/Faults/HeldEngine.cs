namespace EnergyQuota.Trials.Faults;

/// <summary>
/// The server of the reading store hangs under load, so that requests run into their time limit and are made again, and then
/// goes on; in every second round it is killed just after it went on, before it can make up for what it left undone.
/// </summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="stage">The stage with this server.</param>
internal sealed class HeldEngine(string name, StageKind stage) : IFault
{
    private const int LongestLifeAfterwards = 1_000;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public StageKind Stage => stage;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.9);
        await stage.Engine.SignalAsync("STOP");
        var before = load.Publisher.Acknowledged;
        await Task.Delay(stage.Hold);
        var whileHeld = load.Publisher.Acknowledged - before;
        await stage.Engine.SignalAsync("CONT");
        var isKilled = round % 2 == 1;
        if (isKilled)
        {
            await Task.Delay(stage.Random.Next(LongestLifeAfterwards));
            await stage.Engine.KillAsync();
            await stage.StartEngineAsync();
        }

        await stage.FinishAsync(load);
        return $"held for {stage.Hold.TotalSeconds:F0} s at {before} messages, {whileHeld} acknowledged meanwhile{(isKilled ? ", killed when it went on" : "")}";
    }
}
