namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>What was measured in all rounds: readings per second, by candidate and load.</summary>
internal sealed class Rates
{
    private readonly Dictionary<(string Who, int Load), List<double>> _rates = [];

    /// <summary>Notes a measurement; round 0 warms up and does not count.</summary>
    /// <param name="round">The round.</param>
    /// <param name="key">Who took which load.</param>
    /// <param name="readings">How many readings.</param>
    /// <param name="taken">In what time.</param>
    public void Note(int round, (string Who, int Load) key, int readings, TimeSpan taken)
    {
        if (round > 0)
        {
            _rates.TryAdd(key, []);
            _rates[key].Add(readings / taken.TotalSeconds);
        }
    }

    /// <summary>The median.</summary>
    /// <param name="key">Who took which load.</param>
    public double Median((string Who, int Load) key)
    {
        var sorted = _rates[key].Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The median, the lowest and the highest, as text.</summary>
    /// <param name="key">Who took which load.</param>
    public string Spread((string Who, int Load) key) => $"{Median(key):N0} ({_rates[key].Min():N0}-{_rates[key].Max():N0})";
}
