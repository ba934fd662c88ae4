namespace EnergyQuota.Trials.Faults;

/// <summary>The connection to Mosquitto is cut several times while the product fetches; in every second full round it goes silent instead.</summary>
internal sealed class CutConnection : IFault
{
    private const int Cuts = 3;

    /// <inheritdoc/>
    public string Name => "cut";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.DuckDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var relay = stage.Relay!;
        await Faults.Stage.UntilAsync(() => relay.Connections > 0, "the product does not connect");
        var load = stage.Publish(Way.Mosquitto);
        await Faults.Stage.WaitForAsync(load, stage.Random.NextDouble() * 0.5);
        var isSilent = stage.IsFull && round % 2 == 1;
        var before = relay.Connections;
        if (isSilent)
        {
            relay.Swallow();
            await Faults.Stage.UntilAsync(() => relay.Connections > before, "the product does not notice that its connection is dead");
        }
        else
        {
            for (var cut = 0; cut < Cuts; cut++)
            {
                before = relay.Connections;
                relay.Cut();
                await Task.Delay(stage.Random.Next(50, 500));
                relay.Mend();
                await Faults.Stage.UntilAsync(() => relay.Connections > before, "the product does not connect again");
                await Task.Delay(stage.Random.Next(100));
            }
        }

        await stage.FinishAsync(load);
        return isSilent ? "went silent, noticed and connected anew" : $"cut {Cuts} times";
    }
}
