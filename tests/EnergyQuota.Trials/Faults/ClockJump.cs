namespace EnergyQuota.Trials.Faults;

/// <summary>The clock that the product sees jumps forward or back under load, and later to the other side; in every second round the product is killed in between.</summary>
internal sealed class ClockJump : IFault
{
    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromHours(1), TimeSpan.FromDays(-1), TimeSpan.FromDays(40), TimeSpan.FromMinutes(-10), TimeSpan.FromDays(400), TimeSpan.FromDays(-400),
    ];

    /// <inheritdoc/>
    public string Name => "clock";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.FakedClock;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var jump = Jumps[round / 2 % Jumps.Length];
        var load = stage.Publish(Way.Embedded);
        var share = stage.Random.NextDouble() * 0.4;
        await Faults.Stage.WaitForAsync(load, share);
        var first = await JumpAsync(stage, load, jump);
        var isKilled = round % 2 == 1;
        if (isKilled)
        {
            await stage.Server.KillAsync();
            await stage.Server.StartAsync();
        }

        await Faults.Stage.WaitForAsync(load, share + 0.2 + (stage.Random.NextDouble() * 0.3));
        var second = await JumpAsync(stage, load, -jump);
        await stage.FinishAsync(load);
        await stage.StoredAsync();
        stage.Clock!.Set(TimeSpan.Zero);
        return $"jumped by {jump} at {first} of {load.Publisher.Count} messages{(isKilled ? ", killed" : "")}, by {-2 * jump} at {second}";
    }

    // The product has to have seen it: the time with which it answers says so.
    private static async Task<int> JumpAsync(Stage stage, (StubbornPublisher Publisher, Task Done) load, TimeSpan ahead)
    {
        stage.Clock!.Set(ahead);
        var acknowledged = load.Publisher.Acknowledged;
        var told = await stage.Server.AskTimeAsync();
        if ((told - TimeProvider.System.GetUtcNow() - ahead).Duration() > TimeSpan.FromMinutes(1))
        {
            throw new TrialException($"The product's clock should be {ahead} ahead, but it says {told:u}.");
        }

        return acknowledged;
    }
}
