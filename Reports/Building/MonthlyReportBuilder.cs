using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Monthly;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Building;

/// <summary>Gathers a month of an institution into the one record that every form of the report is printed from.</summary>
public sealed class MonthlyReportBuilder(
    IDbContextFactory<StateContext> states,
    InstitutionQueries institutions,
    IConsumptionQuery consumption,
    StandingQuery standings,
    QualityLines quality,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>Builds the report.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month; it should be over, and the report says so where it is not.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The report, or <see langword="null"/> where the scope has no such institution.</returns>
    public async Task<MonthlyReport?> BuildAsync(
        Scope scope, string institutionCode, Month month, CancellationToken cancellationToken)
    {
        var institution = await institutions.FindAsync(scope, institutionCode, cancellationToken);
        if (institution is null)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var region = await state.Set<Region>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.Code == institution.RegionCode, cancellationToken);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        var at = await standings.AtAsync(scope, institutionCode, month.Next.FirstDay, cancellationToken);
        var factors = await FactorsAsync(state, at, month.Year, cancellationToken);
        var totals = await consumption.TotalsAsync(
            scope, institutionCode, month.FirstDay, month.Next.FirstDay, cancellationToken);
        var conversion = totals.Where(t => t.EnergyType != EnergyType.Water).Select(factors.Convert).ToList();
        return new MonthlyReport
        {
            Institution = new ReportInstitution(
                institution.Code,
                new BilingualText(institution.NameZh, institution.NameEn),
                ReportWords.Class(institution.Class),
                new BilingualText(region?.NameZh ?? institution.RegionCode, region?.NameEn ?? institution.RegionCode)),
            Year = month.Year,
            Month = month.Number,
            IssuedOn = today,
            Issuer = new BilingualText("能耗定额监测平台 EnergyQuota", "EnergyQuota"),
            Closed = today >= month.Next.FirstDay,
            Coefficients = factors.Named,
            Consumption = await LinesAsync(scope, institutionCode, month, totals, cancellationToken),
            Conversion = conversion,
            TotalStandardCoalKgce = Total(conversion, line => line.StandardCoalKgce),
            TotalCarbonKg = Total(conversion, line => line.CarbonKg),
            TotalCompletenessPercent = totals.Count == 0 ? null : ReportRounding.Percent(totals.Min(t => t.Completeness)),
            Standings = [.. at.Select(StandingLines.Of)],
            Quality = await quality.OfAsync(scope, institutionCode, month, cancellationToken),
            Findings = await quality.FindingsAsync(scope, institutionCode, month, cancellationToken),
            Daily = await DailyAsync(scope, institutionCode, month, totals, cancellationToken),
            RunningTotals = await RunningTotals.OfAsync(standings, scope, institutionCode, month, at, cancellationToken),
        };
    }

    private static async Task<ConversionFactors> FactorsAsync(
        StateContext state, IReadOnlyList<StandingAt> at, int year, CancellationToken cancellationToken)
    {
        // The set of the institution's own standard, since only with it are its values comparable.
        var own = at.Select(s => s.Standard.CoefficientSetId).FirstOrDefault(id => id.Length > 0);
        var sets = await state.Set<CoefficientSet>().AsNoTracking().Include(s => s.Entries).ToListAsync(cancellationToken);
        var carbon = await state.Set<Co2FactorSet>().AsNoTracking().Include(s => s.Entries).ToListAsync(cancellationToken);
        return new ConversionFactors(
            sets.Find(s => s.Id == own) ?? sets.OrderBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(),
            carbon.Where(s => s.Year <= year).OrderByDescending(s => s.Year).ThenBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault());
    }

    private static decimal? Total(List<ConversionLine> lines, Func<ConversionLine, decimal?> part) =>
        lines.Count > 0 && lines.All(line => part(line) is not null) ? lines.Sum(part) : null;

    private async Task<IReadOnlyList<ConsumptionLine>> LinesAsync(
        Scope scope, string code, Month month, IReadOnlyList<ConsumptionTotal> totals, CancellationToken cancellationToken)
    {
        var before = await KnownAsync(scope, code, month.Previous, cancellationToken);
        var yearBefore = await KnownAsync(scope, code, new Month(month.Year - 1, month.Number), cancellationToken);
        return [.. totals.Select(total => ConsumptionLine.Of(
            ReportWords.Energy(total.EnergyType),
            total.Unit.Symbol(),
            ConversionFactors.AmountDecimals,
            Known(total),
            before.GetValueOrDefault((total.EnergyType, total.Unit)),
            yearBefore.GetValueOrDefault((total.EnergyType, total.Unit)),
            total.Completeness,
            total.EstimatedShare,
            total.ManualShare))];
    }

    // A month of which nothing is known has no amount; it is not a month without consumption.
    private static decimal? Known(ConsumptionTotal total) =>
        total.Completeness > 0m || total.EstimatedShare > 0m || total.ManualShare > 0m ? total.Quantity : null;

    private async Task<Dictionary<(EnergyType, MeasureUnit), decimal?>> KnownAsync(
        Scope scope, string code, Month month, CancellationToken cancellationToken) =>
        (await consumption.TotalsAsync(scope, code, month.FirstDay, month.Next.FirstDay, cancellationToken))
            .ToDictionary(t => (t.EnergyType, t.Unit), Known);

    private async Task<IReadOnlyList<DailySeries>> DailyAsync(
        Scope scope, string code, Month month, IReadOnlyList<ConsumptionTotal> totals, CancellationToken cancellationToken)
    {
        var series = new List<DailySeries>();
        foreach (var total in totals.DistinctBy(t => t.EnergyType))
        {
            var days = await consumption.DaysAsync(
                scope, code, total.EnergyType, month.FirstDay, month.Next.FirstDay, cancellationToken);
            series.Add(new DailySeries(
                ReportWords.Energy(total.EnergyType),
                total.Unit.Symbol(),
                ConversionFactors.AmountDecimals,
                [.. days.Select(Day)]));
        }

        return series;
    }

    private static DailyAmount Day(ConsumptionDay day)
    {
        var origin = day switch
        {
            { Completeness: <= 0m, EstimatedShare: <= 0m, ManualShare: <= 0m } => DayOrigin.Missing,
            { EstimatedShare: > 0m } => DayOrigin.Estimated,
            { ManualShare: > 0m } => DayOrigin.Manual,
            _ => DayOrigin.Measured,
        };
        return new DailyAmount(
            day.Day,
            origin == DayOrigin.Missing ? null : ReportRounding.Amount(day.Quantity, ConversionFactors.AmountDecimals),
            ReportRounding.Percent(day.Completeness),
            origin);
    }
}
