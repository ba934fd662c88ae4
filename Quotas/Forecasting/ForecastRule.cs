namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Forecasts a year in progress. Pure: the same input gives the same forecast, and amounts × k give a forecast × k.</summary>
/// <remarks>
/// The rest of the year is that of the past years, moved by half of how far the last six months were from theirs (counted up
/// to 10 %), and mixed with "the rest like the part so far", whose weight is 0.3 × the share of the year elapsed. The range
/// comes from how far such forecasts were off, scaled by how unsteady the institution's months are. See docs/rules.md.
/// </remarks>
public static class ForecastRule
{
    /// <summary>The wording that goes with every forecast, in Chinese.</summary>
    public const string WordingZh = "预测，不是评定结论：定额按自然年评定，年度关账后作出结论。";

    /// <summary>The wording that goes with every forecast, in English.</summary>
    public const string WordingEn = "A forecast, not a verdict: quotas are judged by calendar year, after the year is closed.";

    // Past what was ever seen nothing is claimed.
    private const double SmallestChance = 0.01;

    /// <summary>Forecasts.</summary>
    /// <param name="input">The facts.</param>
    /// <exception cref="ArgumentException">The day lies outside the year, or the year in progress has not twelve months.</exception>
    public static Forecast Find(ForecastInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var first = new DateOnly(input.ThisYear.Year, 1, 1);
        if (input.Until < first || input.Until > first.AddYears(1) || input.ThisYear.Months.Count != 12)
        {
            throw new ArgumentException("A forecast needs a day of its year and twelve months.", nameof(input));
        }

        var days = new YearDays(input.ThisYear.Year, input.Until);
        var rest = RestOfYear.Of(input);
        if (Refuse(input, days, rest) is { } refusal)
        {
            return new Forecast { Refusal = refusal, Used = input.Used };
        }

        var row = input.Errors.At(rest.Basis, days.MonthsElapsed);
        var factor = (decimal)Math.Exp(row.Within(ForecastMethod.RangeLevel) * rest.Scale);
        var path = Path(input, days, rest, factor);
        return new Forecast
        {
            Used = input.Used,
            Expected = path[^1].Expected,
            Low = path[^1].Low,
            High = path[^1].High,
            Basis = rest.Basis,
            PastYears = rest.PastYears,
            TypicalError = days.Remaining == 0 ? 0m : (decimal)row.Typical,
            Path = [.. SoFar(input, days), .. path],
            Tiers = [.. input.Tiers.Select(tier => new TierAmount(
                tier.Tier,
                tier.Limit,
                Chance(input.Used, rest, row, tier.Limit),
                Crossing(path, p => p.Expected, tier.Limit),
                Crossing(path, p => p.High, tier.Limit),
                days.Remaining == 0 || input.Used > tier.Limit ? null : (tier.Limit - input.Used) / days.Remaining))],
        };
    }

    private static ForecastRefusal? Refuse(ForecastInput input, YearDays days, RestOfYear rest)
    {
        if (days.Elapsed > 0 && input.ThisYear.Completeness < input.Gate)
        {
            return ForecastRefusal.Incomplete;
        }

        if (input.Used < 0m || rest.Amount < 0m)
        {
            return ForecastRefusal.NegativeConsumption;
        }

        if (rest.Basis == ForecastBasis.OwnYears || days.Remaining == 0)
        {
            return null;
        }

        if (days.WholeMonths == 0)
        {
            return ForecastRefusal.TooEarly;
        }

        return input.Used == 0m ? ForecastRefusal.NothingUsed : null;
    }

    // Where all months so far are known, and by the same boundary as the year: else the year begins with what it has used.
    private static List<PathPoint> SoFar(ForecastInput input, YearDays days)
    {
        var months = input.ThisYear.Months.Take(days.WholeMonths).OfType<decimal>().ToList();
        var points = months.Select((_, m) => (Before: new DateOnly(days.Year, m + 1, 1).AddMonths(1), Sum: months.Take(m + 1).Sum()))
            .Where(point => point.Before < input.Until)
            .Select(point => new PathPoint(point.Before, point.Sum, point.Sum, point.Sum)).ToList();
        return months.Count == days.WholeMonths && points.TrueForAll(point => point.Expected <= input.Used) ? points : [];
    }

    private static List<PathPoint> Path(ForecastInput input, YearDays days, RestOfYear rest, decimal factor)
    {
        var path = new List<PathPoint> { new(input.Until, input.Used, input.Used, input.Used) };
        var sum = 0m;
        for (var month = 0; month < 12; month++)
        {
            if (days.Left(month) > 0)
            {
                sum += rest.Months[month];
                path.Add(new PathPoint(
                    new DateOnly(days.Year, month + 1, 1).AddMonths(1), input.Used + (sum / factor), input.Used + sum, input.Used + (sum * factor)));
            }
        }

        return path;
    }

    private static decimal Chance(decimal used, RestOfYear rest, ErrorRow row, decimal limit)
    {
        var amount = rest.Amount;
        if (used > limit || amount <= 0m)
        {
            return used > limit ? 1m : 0m;
        }

        // ln(0) is minus infinity: at a limit that is just used up any more exceeds it.
        var error = Math.Log((double)((limit - used) / amount)) / rest.Scale;
        var half = row.ShareWithin(Math.Abs(error)) / 2.0;
        return decimal.Round((decimal)Math.Clamp(error < 0.0 ? 0.5 + half : 0.5 - half, SmallestChance, 1.0 - SmallestChance), 2, MidpointRounding.AwayFromZero);
    }

    private static DateOnly? Crossing(List<PathPoint> path, Func<PathPoint, decimal> amount, decimal limit)
    {
        if (amount(path[0]) > limit)
        {
            return null;
        }

        for (var i = 1; i < path.Count; i++)
        {
            var (from, to) = (amount(path[i - 1]), amount(path[i]));
            if (to > limit)
            {
                var days = path[i].Before.DayNumber - path[i - 1].Before.DayNumber;
                var whole = (int)Math.Floor((limit - from) * days / (to - from));
                return path[i - 1].Before.AddDays(Math.Clamp(whole, 0, days - 1));
            }
        }

        return null;
    }
}
