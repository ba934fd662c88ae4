namespace EnergyQuota.Trials.RealBuildings;

/// <summary>What the trial is to do.</summary>
internal sealed record RealBuildingsSettings
{
    /// <summary>The folder of buildings.</summary>
    public required string Folder { get; init; }

    /// <summary>The reading store: <c>duckdb</c> or <c>influxdb</c>.</summary>
    public string Store { get; init; } = "duckdb";

    /// <summary>5 % of the messages twice, the order inside a day shuffled, 5 % up to ten days late.</summary>
    public bool Disorder { get; init; }

    /// <summary>Publish the damaged registers and compare with their own expectations.</summary>
    public bool Damaged { get; init; }

    /// <summary>How often the server is killed.</summary>
    public int Kills { get; init; }

    /// <summary>How many of these while messages are published; the others while they are stored and settled.</summary>
    public int KillsWhilePublishing => Kills - (Kills / 3);

    /// <summary>Makes the random choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long ingest and settlement may take after the last message.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads the command line; <see langword="null"/> where it is wrong.</summary>
    /// <param name="args">What stands behind the verb.</param>
    public static RealBuildingsSettings? Parse(ReadOnlySpan<string> args)
    {
        if (args.Length == 0 || !Directory.Exists(args[0]))
        {
            return null;
        }

        var settings = new RealBuildingsSettings { Folder = Path.GetFullPath(args[0]) };
        for (var i = 1; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--disorder": settings = settings with { Disorder = true }; continue;
                case "--damaged": settings = settings with { Damaged = true }; continue;
                case "--store" when value is "duckdb" or "influxdb": settings = settings with { Store = value }; break;
                case "--kill" when int.TryParse(value, out var kills) && kills >= 0: settings = settings with { Kills = kills }; break;
                case "--seed" when int.TryParse(value, out var seed): settings = settings with { Seed = seed }; break;
                default: return null;
            }

            i++;
        }

        return settings;
    }
}
