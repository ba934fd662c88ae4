namespace EnergyQuota.Server.Replay;

/// <summary>Sends a plan to a broker, as fast as it takes it or at a multiple of the files' own speed.</summary>
public static class ReplayRun
{
    /// <summary>Sends all messages and waits until every one is acknowledged.</summary>
    /// <param name="plan">What to send.</param>
    /// <param name="publisher">To whom.</param>
    /// <param name="speed">How many times faster than the files' time; 0: as fast as the broker takes it.</param>
    /// <param name="time">The clock to pace by.</param>
    /// <param name="progress">Told after each message that was sent, with how many were.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task SendAsync(
        ReplayPlan plan, BrokerPublisher publisher, double speed, TimeProvider time, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(publisher);
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetUtcNow();
        DateTimeOffset? first = null;
        var underWay = new List<Task>();
        var sent = 0;
        foreach (var message in plan.Enumerate())
        {
            first ??= message.DueAt;
            var wait = speed > 0 ? started + ((message.DueAt - first.Value) / speed) - time.GetUtcNow() : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            underWay.Add(await publisher.StartAsync(message.Topic, message.Payload, cancellationToken));
            progress?.Report(++sent);
            if (underWay.Count >= 1_000)
            {
                await SettleAsync(underWay);
            }
        }

        await Task.WhenAll(underWay);
    }

    // Awaits what is done, so that a fault stops the replay at once rather than at its end.
    private static async Task SettleAsync(List<Task> underWay)
    {
        foreach (var done in underWay.Where(task => task.IsCompleted).ToList())
        {
            await done;
            underWay.Remove(done);
        }
    }
}
