using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
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
    IConsumptionLedger ledger,
    IOptions<QuotaOptions> quotas,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>Builds the report.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month; it should be over, and the report says so where it is not.</param>
    /// <param name="edition">The edition as which it will be filed; <see langword="null"/>: a draft.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The report, or <see langword="null"/> where the scope has no such institution.</returns>
    public async Task<MonthlyReport?> BuildAsync(
        Scope scope, string institutionCode, Month month, ReportEdition? edition, CancellationToken cancellationToken)
    {
        var institution = await institutions.FindAsync(scope, institutionCode, cancellationToken);
        if (institution is null)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var held = await HoldAsync(state, scope, institution, month, cancellationToken);
        var consumption = new ConsumptionQuery(states, held, site);
        var standings = new StandingQuery(states, held, institutions, quotas, site);
        var quality = new QualityLines(institutions, held, site);
        var region = await state.Set<Region>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.Code == institution.RegionCode, cancellationToken);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        var at = await standings.AtAsync(scope, institutionCode, month.Next.FirstDay, cancellationToken);
        var factors = await ConversionFactors.ReadAsync(
            state, at.Select(s => s.Standard.CoefficientSetId).FirstOrDefault(id => id.Length > 0), institution.RegionCode, month.Year, cancellationToken);
        var totals = await TotalsAsync(month);
        var lastMonth = await TotalsAsync(month.Previous);
        var lastYear = await TotalsAsync(new Month(month.Year - 1, month.Number));
        var conversion = factors.Convert(totals);
        var all = ConversionFactors.Sum(conversion, totals);
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
            Issuer = ReportWords.Issuer,
            Closed = today >= month.Next.FirstDay,
            Edition = edition,
            Coefficients = factors.Named,
            Consumption = [.. totals.Select(total => ConsumptionLines.Of(total, lastMonth, lastYear))],
            Adjustments = await AdjustmentLines.OfAsync(
                state, await institutions.BoundaryAsync(scope, institutionCode, cancellationToken), month, totals, cancellationToken),
            Conversion = conversion,
            TotalStandardCoalKgce = all.StandardCoalKgce,
            TotalCarbonKg = all.CarbonKg,
            TotalCompletenessPercent = all.CompletenessPercent,
            LastMonth = ConversionFactors.Sum(factors.Convert(lastMonth), lastMonth),
            SameMonthLastYear = ConversionFactors.Sum(factors.Convert(lastYear), lastYear),
            Standings = [.. at.Select(standing => StandingLines.Of(standing, month.Next.FirstDay))],
            Quality = await quality.OfAsync(scope, institutionCode, month, cancellationToken),
            Findings = await quality.FindingsAsync(scope, institutionCode, month, cancellationToken),
            Daily = await DailyAsync(consumption, scope, institutionCode, month, totals, cancellationToken),
            RunningTotals = await RunningTotals.OfAsync(standings, scope, institutionCode, month, at, cancellationToken),
        };

        Task<IReadOnlyList<ConsumptionTotal>> TotalsAsync(Month of) =>
            consumption.TotalsAsync(scope, institutionCode, of.FirstDay, of.Next.FirstDay, cancellationToken);
    }

    // The standing and three months' totals ask for the same few registers some dozen times. Totals are weighed by the twelve months before them.
    private async Task<HeldLedger> HoldAsync(StateContext state, Scope scope, Institution institution, Month month, CancellationToken cancellationToken)
    {
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => t.InstitutionCode == institution.Code)
            .Select(t => new { Meter = t.MeterCode, t.RegisterName }).ToListAsync(cancellationToken);
        var exclusions = await state.Set<BoundaryExclusion>().AsNoTracking().Where(e => e.InstitutionCode == institution.Code && e.MeterCode != null)
            .Select(e => new { Meter = e.MeterCode!, e.RegisterName }).ToListAsync(cancellationToken);
        var registers = terms.Concat(exclusions).Select(t => new RegisterId(t.Meter, t.RegisterName)).ToHashSet();
        return await HeldLedger.ReadAsync(
            ledger, RegisterAccess.Only(scope.Who, registers), registers, month.FirstDay.AddYears(-2), month.Next.FirstDay, cancellationToken);
    }

    private static async Task<IReadOnlyList<DailySeries>> DailyAsync(
        ConsumptionQuery consumption, Scope scope, string code, Month month, IReadOnlyList<ConsumptionTotal> totals, CancellationToken cancellationToken)
    {
        var series = new List<DailySeries>();
        foreach (var total in totals.DistinctBy(t => t.EnergyType))
        {
            var days = await consumption.DaysAsync(
                scope, code, total.EnergyType, month.FirstDay, month.Next.FirstDay, cancellationToken);
            series.Add(new DailySeries(
                ReportWords.Energy(total.EnergyType),
                ReportWords.Unit(total.Unit),
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
