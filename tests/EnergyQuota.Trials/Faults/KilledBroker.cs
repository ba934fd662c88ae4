namespace EnergyQuota.Trials.Faults;

/// <summary>
/// Mosquitto is killed while gateways publish to it; in every second round the product was away and it held messages.
/// It acknowledges before it writes to disk, so it loses some; the loss accounting has to say how many of each hour.
/// </summary>
internal sealed class KilledBroker : IFault
{
    private const double HeldShare = 0.3;
    private const int LongestAway = 1_500;

    /// <inheritdoc/>
    public string Name => "mosquitto-killed";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.DuckDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var relay = stage.Relay!;
        await Faults.Stage.UntilAsync(() => relay.Connections > 0, "the product does not connect");
        var from = stage.Load.Next;
        var load = stage.Publish(Way.Mosquitto);
        var share = stage.Random.NextDouble() * (1 - HeldShare);
        await Faults.Stage.WaitForAsync(load, share);
        var isAway = round % 2 == 0;
        if (isAway)
        {
            relay.Cut();
            await Faults.Stage.WaitForAsync(load, share + (stage.Random.NextDouble() * HeldShare));
        }

        await stage.KillMosquittoAsync();
        var acknowledged = load.Publisher.Acknowledged;
        await Task.Delay(stage.Random.Next(LongestAway));
        await stage.StartMosquittoAgainAsync(relay.Mend);
        stage.MayBeLost = stage.Load.NumbersOf(load.Publisher.MaybeAcknowledgedNow());
        await stage.FinishAsync(load);
        await stage.StoredAsync();
        stage.Accounts = await stage.AskAccountsAsync(from);
        return $"killed when {acknowledged} of {load.Publisher.Count} messages were acknowledged{(isAway ? " and the product was away" : "")}";
    }
}
