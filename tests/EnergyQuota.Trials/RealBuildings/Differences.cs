namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Compares figures, keeps count, and prints the first differences of each kind.</summary>
/// <param name="output">Where differences go.</param>
internal sealed class Differences(TextWriter output)
{
    private const int Shown = 20;
    private readonly List<Tally> _tallies = [];

    /// <summary>Whether nothing differed.</summary>
    public bool None => _tallies.TrueForAll(static tally => tally.Wrong == 0 && tally.Compared > 0);

    /// <summary>Begins a kind of comparison.</summary>
    /// <param name="what">What is compared, for the summary.</param>
    public Tally Begin(string what)
    {
        var tally = new Tally(what, output);
        _tallies.Add(tally);
        return tally;
    }

    /// <summary>Prints a line for each kind.</summary>
    public void Summarize()
    {
        foreach (var tally in _tallies)
        {
            output.WriteLine($"{tally.What}: {tally.Compared} compared, {tally.Wrong} wrong{(tally.Largest is { } largest ? $", largest difference {largest}" : "")}");
        }
    }

    /// <summary>One kind of comparison.</summary>
    /// <param name="what">What is compared.</param>
    /// <param name="output">Where differences go.</param>
    internal sealed class Tally(string what, TextWriter output)
    {
        /// <summary>What is compared.</summary>
        public string What => what;

        /// <summary>How many were compared.</summary>
        public long Compared { get; private set; }

        /// <summary>How many differed by more than the bound.</summary>
        public long Wrong { get; private set; }

        /// <summary>The largest difference of numbers, or <see langword="null"/> where there were none.</summary>
        public decimal? Largest { get; private set; }

        /// <summary>Compares two numbers.</summary>
        /// <param name="where">Which.</param>
        /// <param name="expected">What it must be.</param>
        /// <param name="actual">What it is.</param>
        /// <param name="bound">How far apart they may lie.</param>
        public void Number(string where, decimal expected, decimal actual, decimal bound)
        {
            var difference = Math.Abs(expected - actual);
            Largest = Math.Max(Largest ?? 0m, difference);
            Check(difference <= bound, $"{where}: expected {expected}, got {actual}");
        }

        /// <summary>Counts one comparison.</summary>
        /// <param name="right">Whether it held.</param>
        /// <param name="difference">What to print where it did not.</param>
        public void Check(bool right, string difference)
        {
            Compared++;
            if (!right && Wrong++ < Shown)
            {
                output.WriteLine($"  {what}: {difference}");
            }
        }
    }
}
