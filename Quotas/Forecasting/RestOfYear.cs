namespace EnergyQuota.Quotas.Forecasting;

/// <summary>What the rest of a year is expected to use, without its range. Pure.</summary>
/// <param name="Basis">What it was taken from.</param>
/// <param name="PastYears">How many own past years it rests on.</param>
/// <param name="Months">Twelve amounts: what each month is still expected to use; 0 for a month that is over.</param>
/// <param name="Scale">By what the errors of such forecasts are scaled for this institution; more than 0.</param>
public sealed record RestOfYear(ForecastBasis Basis, int PastYears, IReadOnlyList<decimal> Months, double Scale)
{
    /// <summary>The rest of the year in all.</summary>
    public decimal Amount => Months.Sum();

    /// <summary>Finds it: from own past years, else the class's shape, else evenly by days.</summary>
    /// <param name="input">The facts; its errors, tiers and completeness so far play no part.</param>
    public static RestOfYear Of(ForecastInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var days = new YearDays(input.ThisYear.Year, input.Until);
        if (YearProfile.Of(input.Past, input.ThisYear.Year, input.Gate) is { } profile)
        {
            return FromPast(input, days, profile);
        }

        var shared = input.ClassShape is { Count: 12 } shape ? FromShape(input, days, shape) : null;
        return shared ?? new RestOfYear(ForecastBasis.EvenDays, 0, [.. Even(input, days)], 1.0);
    }

    private static RestOfYear FromPast(ForecastInput input, YearDays days, YearProfile profile)
    {
        var compared = Enumerable.Range(0, days.WholeMonths).Where(m => input.ThisYear.Months[m] is not null).ToList();
        var latest = compared.Where(m => m >= days.WholeMonths - ForecastMethod.ComparedMonths).ToList();
        var (now, before) = (latest.Sum(m => input.ThisYear.Months[m]!.Value), latest.Sum(m => profile.Months[m]));
        var deviation = before > 0m ? Math.Clamp((now / before) - 1m, -ForecastMethod.LargestDeviation, ForecastMethod.LargestDeviation) : 0m;
        var even = ForecastMethod.EvenWeight * days.Elapsed / days.All;
        var evenly = Even(input, days);
        var months = profile.Months.Select((amount, m) =>
            ((1m - even) * amount * days.LeftShare(m) * (1m + (ForecastMethod.Carried * deviation))) + (even * evenly[m]));
        double[] deviations = [.. profile.Deviations, .. compared.Select(m => YearProfile.Deviation(input.ThisYear.Months[m]!.Value, profile.Months[m])), ForecastMethod.TypicalUnsteadiness];
        return new RestOfYear(ForecastBasis.OwnYears, profile.Years, [.. months], ForecastMethod.SteadiestScale + deviations.Average());
    }

    private static RestOfYear? FromShape(ForecastInput input, YearDays days, IReadOnlyList<decimal> shape)
    {
        var left = shape.Select((share, m) => share * days.LeftShare(m)).ToList();
        var elapsed = shape.Sum() - left.Sum();
        return elapsed > 0m ? new RestOfYear(ForecastBasis.ClassShape, 0, [.. left.Select(share => input.Used * share / elapsed)], 1.0) : null;
    }

    private static List<decimal> Even(ForecastInput input, YearDays days) =>
        [.. Enumerable.Range(0, 12).Select(m => days.Elapsed == 0 ? 0m : input.Used * days.Left(m) / days.Elapsed)];
}
