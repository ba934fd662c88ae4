namespace EnergyQuota.Quotas.Forecasting;

/// <summary>How far forecasts of one kind, made at one time of the year, were off.</summary>
/// <param name="Typical">The middle one of the errors of the year's total, as a share, whatever its sign: half were closer.</param>
/// <param name="Quantiles">
/// Of |ln(the rest as it came / the rest as forecast)| over the institution's scale, the quantiles at <see cref="Levels"/>.
/// </param>
public sealed record ErrorRow(double Typical, IReadOnlyList<double> Quantiles)
{
    /// <summary>The levels of the quantiles.</summary>
    public static readonly IReadOnlyList<double> Levels = [0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

    /// <summary>A row between two.</summary>
    /// <param name="other">The later one.</param>
    /// <param name="part">How far on the way to it, 0 to 1.</param>
    public ErrorRow Towards(ErrorRow other, double part)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ErrorRow(
            Mix(Typical, other.Typical, part), [.. Quantiles.Zip(other.Quantiles, (mine, theirs) => Mix(mine, theirs, part))]);
    }

    /// <summary>The error that a share of forecasts stays within.</summary>
    /// <param name="level">The share, 0 to 0.99.</param>
    public double Within(double level)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < Levels.Count; i++)
        {
            if (level <= Levels[i])
            {
                return Mix(y, Quantiles[i], (level - x) / (Levels[i] - x));
            }

            (x, y) = (Levels[i], Quantiles[i]);
        }

        return y;
    }

    /// <summary>The share of forecasts that stays within an error; 0.99 for all that is larger than was ever seen.</summary>
    /// <param name="error">The error, 0 or more.</param>
    public double ShareWithin(double error)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < Levels.Count; i++)
        {
            if (error < Quantiles[i])
            {
                return Mix(x, Levels[i], (error - y) / (Quantiles[i] - y));
            }

            (x, y) = (Levels[i], Quantiles[i]);
        }

        return x;
    }

    private static double Mix(double from, double to, double part) => from + ((to - from) * part);
}
