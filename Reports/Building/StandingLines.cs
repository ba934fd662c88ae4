using EnergyQuota.Quotas.Progress;
using EnergyQuota.Reports.Monthly;
using Position = EnergyQuota.Reports.Monthly.Standing;

namespace EnergyQuota.Reports.Building;

/// <summary>Turns standings into the report's lines: the value so far, and where the year would end on the present course.</summary>
internal static class StandingLines
{
    private const int Decimals = 3;

    public static QuotaStanding Of(StandingAt at)
    {
        var (standing, standard, row) = (at.Standing, at.Standard, at.Row);
        var share = standing.SplitSet && standing.Expected is { } expected && standing.Constraint > 0m
            ? expected / standing.Constraint
            : (decimal?)null;
        var forecast = share > 0m ? standing.Value / share : null;
        return new QuotaStanding
        {
            Indicator = ReportWords.Indicator(standing.Indicator),
            Unit = standing.Unit,
            Decimals = Decimals,
            Source = Source(standard.Code, standard.TitleZh, standard.TitleEn, row.Table, standard.Demonstration),
            CoefficientSet = standard.CoefficientSetId,
            YearToDate = ReportRounding.Amount(standing.Value, Decimals),
            SplitPercent = ReportRounding.Percent(share),
            Constraint = row.Constraint,
            Baseline = row.Baseline,
            Leading = row.Leading,
            Forecast = ReportRounding.Amount(forecast, Decimals),
            CompletenessPercent = ReportRounding.Percent(standing.Completeness),
            Standing = Where(standing, forecast, row.Baseline, row.Leading),
        };
    }

    private static BilingualText Source(string code, string zh, string en, string table, bool demonstration) => new(
        $"{code}《{zh}》{table}{(demonstration ? "（示范）" : "")}",
        $"{code} {(en.Length > 0 ? en : zh)} {table}{(demonstration ? " (demonstration)" : "")}");

    private static Position Where(Quotas.Progress.Standing standing, decimal? forecast, decimal? baseline, decimal? leading) =>
        standing.Level switch
        {
            StandingLevel.ConstraintUsedUp => Position.OverLowerBound,
            StandingLevel.Unknown => Position.CannotJudge,
            _ when forecast is null => Position.CannotJudge,
            _ when forecast > standing.Constraint => Position.OverConstraint,
            _ when forecast <= leading => Position.WithinLeading,
            _ when forecast <= baseline => Position.WithinBaseline,
            _ => Position.WithinConstraint,
        };
}
