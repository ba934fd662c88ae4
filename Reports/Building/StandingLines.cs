using EnergyQuota.Quotas.Progress;
using EnergyQuota.Reports.Monthly;
using Position = EnergyQuota.Reports.Monthly.Standing;

namespace EnergyQuota.Reports.Building;

/// <summary>Turns standings into the report's lines: the value so far, and where the year would end on the present course.</summary>
internal static class StandingLines
{
    private const int Decimals = 3;

    /// <summary>The line of a standing at the end of the day before <paramref name="until"/>.</summary>
    public static QuotaStanding Of(StandingAt at, DateOnly until)
    {
        var (standing, standard, row) = (at.Standing, at.Standard, at.Row);
        var share = at.ExpectedBefore(until);
        var forecast = share > 0m ? standing.Value / share : null;
        return new QuotaStanding
        {
            Indicator = ReportWords.Indicator(standing.Indicator),
            Unit = ReportWords.Unit(standing.Unit),
            Decimals = Decimals,
            TierDecimals = TierDecimals(row.Constraint, row.Baseline, row.Leading),
            Source = Source(standard.Code, standard.TitleZh, standard.TitleEn, row.Table, standard.Demonstration),
            CoefficientSet = standard.CoefficientSetId,
            YearToDate = ReportRounding.Amount(standing.Value, Decimals),
            UsedPercent = ReportRounding.Change(standing.Value, row.Constraint) + 100m,
            SplitPercent = ReportRounding.Percent(share),
            SplitSet = at.Split is not null,
            Constraint = row.Constraint,
            Baseline = row.Baseline,
            Leading = row.Leading,
            Forecast = ReportRounding.Amount(forecast, Decimals),
            CompletenessPercent = ReportRounding.Percent(standing.Completeness),
            Standing = Where(standing, forecast, row.Baseline, row.Leading),
        };
    }

    // As the standard prints them, one digit at least: 38.1 and not 38.100.
    /// <summary>Digits after the point that show the tiers whole, 1 to 6.</summary>
    public static int TierDecimals(params decimal?[] tiers) =>
        Math.Clamp(tiers.Max(tier => tier is { } known ? (known / 1.0000000000000000000000000000m).Scale : 0), 1, 6);

    private static BilingualText Source(string code, string zh, string en, string table, bool demonstration) => new(
        $"{code}《{zh}》{table}{(demonstration ? "（示范）" : "")}",
        $"{code} {(en.Length > 0 ? en : zh)} {table.Replace("表", "table ", StringComparison.Ordinal)}{(demonstration ? " (demonstration)" : "")}");

    private static Position Where(Quotas.Progress.Standing standing, decimal? forecast, decimal? baseline, decimal? leading) =>
        standing.Level switch
        {
            StandingLevel.ConstraintUsedUp => standing.Completeness < 1m ? Position.OverLowerBound : Position.Exceeded,
            StandingLevel.Unknown => Position.CannotJudge,
            _ when forecast is null => Position.CannotJudge,
            _ when forecast > standing.Constraint => Position.OverConstraint,
            _ when forecast <= leading => Position.WithinLeading,
            _ when forecast <= baseline => Position.WithinBaseline,
            _ => Position.WithinConstraint,
        };
}
