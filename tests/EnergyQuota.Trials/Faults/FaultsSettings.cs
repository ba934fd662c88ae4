using System.Globalization;

namespace EnergyQuota.Trials.Faults;

/// <summary>What the trial of faults is to do.</summary>
internal sealed record FaultsSettings
{
    /// <summary>How often each fault happens. At least 1; default 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Readings published in a round. At least 1,000; default 100,000.</summary>
    public int Readings { get; init; } = 100_000;

    /// <summary>The faults to try; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The faults to leave out.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>How long a server that hangs does so, in seconds. At least 1; default 60 with the full load, otherwise 5.</summary>
    public int? HoldSeconds { get; init; }

    /// <summary>Makes the random choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a fault is to be tried.</summary>
    /// <param name="name">The fault's name.</param>
    public bool Tries(string name) => (Only.Count == 0 || Only.Contains(name)) && !Except.Contains(name);

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
                case "--hold" when isNumber && number > 0: settings = settings with { HoldSeconds = number }; break;
                case "--only" when FaultList.Names.Contains(value): settings = settings with { Only = [.. settings.Only, value] }; break;
                case "--except" when FaultList.Names.Contains(value): settings = settings with { Except = [.. settings.Except, value] }; break;
                default: return null;
            }
        }

        return settings;
    }
}
