using System.Globalization;

namespace EnergyQuota.Trials.Faults;

/// <summary>What the trial of faults is to do.</summary>
internal sealed record FaultsSettings
{
    /// <summary>How often each fault happens. At least 1; default 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Readings published in a round. At least 1,000; default 100,000.</summary>
    public int Readings { get; init; } = 100_000;

    /// <summary>The only fault to try; <see langword="null"/>: all.</summary>
    public string? Only { get; init; }

    /// <summary>Makes the random choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line; <see langword="null"/> where it is wrong.</summary>
    /// <param name="args">What stands behind the verb.</param>
    public static FaultsSettings? Parse(ReadOnlySpan<string> args)
    {
        var settings = new FaultsSettings();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = int.TryParse(value, CultureInfo.InvariantCulture, out var number);
            switch (args[i])
            {
                case "--rounds" when isNumber && number > 0: settings = settings with { Rounds = number }; break;
                case "--readings" when isNumber && number >= 1_000: settings = settings with { Readings = number }; break;
                case "--seed" when isNumber: settings = settings with { Seed = number }; break;
                case "--only" when FaultList.Names.Contains(value): settings = settings with { Only = value }; break;
                default: return null;
            }
        }

        return settings;
    }
}
