namespace EnergyQuota.Metering.Settlement;

/// <summary>One instant of a series: the values that can be used there, ascending; more than one is a conflict.</summary>
/// <param name="Time">The instant, UTC.</param>
/// <param name="Values">At least one value.</param>
/// <param name="Next">For a conflict, the value of the next undisputed instant, if there is one.</param>
internal readonly record struct SeriesInstant(DateTimeOffset Time, IReadOnlyList<GoodPoint> Values, GoodPoint? Next)
{
    /// <summary>The values that fit the last good reading, of these the ones that fit the next undisputed instant, of these the smallest.</summary>
    /// <param name="fit">What fits.</param>
    /// <param name="good">
    /// The last good reading. It changes when a doubt is settled, and the choice with it: a level that lasts has its own neighbours.
    /// </param>
    public GoodPoint Choose(FitRule fit, GoodPoint? good)
    {
        if (Values.Count == 1)
        {
            return Values[0];
        }

        var left = Narrow(Values, v => good is not { } last || fit.Any(last, v) is not null);
        var next = Next;
        return Narrow(left, v => next is not { } later || fit.Any(v, later) is not null)[0];
    }

    private static IReadOnlyList<GoodPoint> Narrow(IReadOnlyList<GoodPoint> values, Predicate<GoodPoint> fits)
    {
        GoodPoint[] left = [.. values.Where(v => fits(v))];
        return left.Length > 0 ? left : values;
    }
}
