namespace EnergyQuota.Trials.Faults;

/// <summary>The server of the reading store is killed under load and started again; in every second round the product is killed with it, as by a power cut.</summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="stage">The stage with this server.</param>
internal sealed class KilledEngine(string name, StageKind stage) : IFault
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public StageKind Stage => stage;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Embedded);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.9);
        await stage.Engine.KillAsync();
        var isPowerCut = round % 2 == 1;
        if (isPowerCut)
        {
            await stage.Server.KillAsync();
        }

        var before = load.Publisher.Acknowledged;
        await Task.Delay(stage.Random.Next(500, 3_000));
        var whileDown = load.Publisher.Acknowledged - before;
        await stage.StartEngineAsync();
        if (isPowerCut)
        {
            await stage.Server.StartAsync();
        }

        await stage.FinishAsync(load);
        return isPowerCut ? $"killed together with the server at {before} messages" : $"killed at {before} messages, {whileDown} acknowledged while it was down";
    }
}
