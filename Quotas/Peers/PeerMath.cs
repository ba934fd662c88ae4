namespace EnergyQuota.Quotas.Peers;

/// <summary>
/// Turns the values of a class into what may be told of them. Pure. No value of another institution comes out: bins have their edges from
/// the law and hold a whole group each, quartiles need a whole group on each side and are rounded, places move in steps.
/// </summary>
public static class PeerMath
{
    private const int ShareStep = 5;
    private const decimal FarAbove = 1.5m;
    private static readonly int[] PlaceSteps = [5, 10, 20, 25, 50];

    /// <summary>What may be told of a class.</summary>
    /// <param name="values">The values of all its members.</param>
    /// <param name="limits">The limits of its row, in any order; one that is missing or not above zero is passed over.</param>
    /// <param name="constraint">The constraint value, from which what lies far above is told apart; or <see langword="null"/>.</param>
    /// <returns><see langword="null"/> where the class is too small.</returns>
    public static ClassPicture? Picture(IEnumerable<decimal> values, IEnumerable<decimal?> limits, decimal? constraint)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(limits);
        var ordered = values.Order().ToList();
        var count = ordered.Count;
        var quarters = PeerRule.MayTell(count / 4);
        return !PeerRule.MayTell(count) ? null : new ClassPicture(
            count,
            quarters ? Quantile(ordered, 0.25m) : null,
            PeerRule.MayTell(count / 2) ? Quantile(ordered, 0.5m) : null,
            quarters ? Quantile(ordered, 0.75m) : null,
            Bins(ordered, [.. limits.Append(constraint).Append(constraint * FarAbove).OfType<decimal>().Where(static edge => edge > 0m).Distinct().Order()]));
    }

    /// <summary>The place of one member.</summary>
    /// <param name="own">Its value.</param>
    /// <param name="others">The values of the other members; at least <see cref="PeerRule.FewestOthers"/>.</param>
    /// <param name="picture">What may be told of the class.</param>
    public static OwnPlace Place(decimal own, IReadOnlyCollection<decimal> others, ClassPicture picture)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(others.Count, PeerRule.FewestOthers);
        var below = others.Count(value => value < own);
        var step = PlaceSteps.FirstOrDefault(step => step * others.Count >= 200, PlaceSteps[^1]);
        return new OwnPlace(
            below >= PeerRule.FewestOthers && others.Count - below >= PeerRule.FewestOthers ? below + 1 : null,
            InSteps(100m * below / others.Count, step),
            picture.Bins.Index().First(bin => bin.Item == picture.BinOf(own)).Index);
    }

    private static List<PeerBin> Bins(List<decimal> ordered, List<decimal> edges)
    {
        var bins = new List<(decimal? From, decimal? To, int Count)>();
        decimal? from = null;
        var counted = 0;
        foreach (var edge in edges)
        {
            var upTo = ordered.Count(value => value <= edge);

            // What would leave too few on either side is no edge.
            if (PeerRule.MayTell(upTo - counted) && PeerRule.MayTell(ordered.Count - upTo))
            {
                bins.Add((from, edge, upTo - counted));
                (from, counted) = (edge, upTo);
            }
        }

        bins.Add((from, null, ordered.Count - counted));
        return [.. bins.Select(bin => new PeerBin(bin.From, bin.To, InSteps(100m * bin.Count / ordered.Count, ShareStep)))];
    }

    private static decimal Quantile(List<decimal> ordered, decimal share)
    {
        var at = share * (ordered.Count - 1);
        var lower = (int)decimal.Floor(at);
        var upper = Math.Min(lower + 1, ordered.Count - 1);
        return TwoDigits(ordered[lower] + ((ordered[upper] - ordered[lower]) * (at - lower)));
    }

    private static decimal TwoDigits(decimal value)
    {
        var unit = 1m;
        while (Math.Abs(value) >= 100m * unit)
        {
            unit *= 10m;
        }

        while (value != 0m && Math.Abs(value) < 10m * unit && unit > 0.001m)
        {
            unit /= 10m;
        }

        return decimal.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
    }

    private static int InSteps(decimal percent, int step) => (int)decimal.Round(percent / step, MidpointRounding.AwayFromZero) * step;
}
