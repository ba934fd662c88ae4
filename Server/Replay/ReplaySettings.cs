namespace EnergyQuota.Server.Replay;

/// <summary>How a folder is replayed.</summary>
public sealed record ReplaySettings
{
    /// <summary>Only this building; <see langword="null"/>: all.</summary>
    public string? Only { get; init; }

    /// <summary>Readings in one message; 1 to 1,000. Default 48.</summary>
    public int Batch { get; init; } = 48;

    /// <summary>Send the messages in random order. Default: in the order of time.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Messages sent twice, in percent; 0 to 100. Default 0.</summary>
    public double DuplicatePercent { get; init; }

    /// <summary>Messages that come late, in percent; 0 to 100. Default 0.</summary>
    public double DelayPercent { get; init; }

    /// <summary>How late they come at most, in days of the files' time; more than 0. Default 3.</summary>
    public double DelayDays { get; init; } = 3;

    /// <summary>Readings never sent, in percent; 0 to 100. Default 0.</summary>
    public double DropPercent { get; init; }

    /// <summary>Makes the random choices; the same seed makes the same ones. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is wrong with the settings, a line each; empty where nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (Batch is < 1 or > 1_000)
        {
            yield return $"--batch: {Batch} is not between 1 and 1000.";
        }

        foreach (var (name, percent) in new[] { ("--duplicate", DuplicatePercent), ("--delay", DelayPercent), ("--drop", DropPercent) })
        {
            if (percent is not (>= 0 and <= 100))
            {
                yield return $"{name}: {percent} is not between 0 and 100.";
            }
        }

        if (DelayDays is not (> 0 and <= 3_650))
        {
            yield return $"--delay-days: {DelayDays} is not between 0 and 3650.";
        }
    }
}
