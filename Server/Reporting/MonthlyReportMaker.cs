using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Texts;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Reporting;

/// <summary>Gathers what one institution's month was into the record that reports are printed from.</summary>
internal sealed class MonthlyReportMaker(
    IDbContextFactory<StateContext> states,
    InstitutionQuery institutions,
    IConsumptionQuery consumption,
    ConsumptionQuery hours,
    MeterQuery meters,
    IVerdicts verdicts,
    SiteClock clock)
{
    private static readonly BilingualText Issuer = new("公共机构节能管理机构", "Agency for energy saving of public institutions");

    /// <summary>Makes the record, or gives <see langword="null"/> where the scope sees no such institution.</summary>
    public async Task<MonthlyReport?> MakeAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var (scope, code, month) = (request.Scope, request.InstitutionCode, request.Month);
        var detail = await institutions.FindAsync(scope, code, cancellationToken);
        if (detail is null)
        {
            return null;
        }

        var standings = (await verdicts.StandingsOfAsync(scope, code, month.Year, cancellationToken))
            .Where(standing => standing.Until > month.FirstDay && standing.Until <= month.Next.FirstDay).ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var factors = await ReportFactors.ReadAsync(state, detail.Institution, standings, cancellationToken);
        var now = await TotalsAsync(request, month, cancellationToken);
        var before = await TotalsAsync(request, month.Previous, cancellationToken);
        var yearBefore = await TotalsAsync(request, new Month(month.Year - 1, month.Number), cancellationToken);
        var conversion = now.Where(total => total.EnergyType != EnergyType.Water).Select(total => ReportLines.Conversion(total, factors)).ToList();
        var byHour = (await hours.ReadAsync(scope, code, month.FirstDay, month.Next.FirstDay, true, cancellationToken))[code].ToList();
        return new MonthlyReport
        {
            Institution = new ReportInstitution(
                code,
                new BilingualText(detail.Institution.NameZh, detail.Institution.NameEn),
                BothLanguages.Of(() => Text.OfClass(detail.Institution.Class)),
                new BilingualText(detail.Region?.NameZh ?? detail.Institution.RegionCode, detail.Region?.NameEn ?? "")),
            Year = month.Year,
            Month = month.Number,
            IssuedOn = clock.Today,
            Issuer = Issuer,
            Closed = false,
            Coefficients = new ReportCoefficients(factors.Coal?.Id ?? Text.Unknown, new BilingualText(factors.Coal?.Source ?? "", "")),
            Consumption = [.. now.Select(total => ReportLines.Consumption(total, Same(before, total), Same(yearBefore, total)))],
            Conversion = conversion,
            TotalStandardCoalKgce = SumOrNull(conversion.Select(line => line.StandardCoalKgce)),
            TotalCarbonKg = SumOrNull(conversion.Select(line => line.CarbonKg)),
            TotalCompletenessPercent = ReportRounding.Percent(now.Count == 0 ? null : now.Min(total => total.Completeness)),
            Standings = [.. standings.Select(standing => ReportLines.Standing(standing, factors))],
            Quality = [.. byHour.Select(amount => ReportLines.Quality(amount, detail, month, clock))],
            Findings = await FindingsAsync(request, detail, cancellationToken),
            Daily = await DailyAsync(request, now, cancellationToken),
            RunningTotals = [],
        };
    }

    private Task<IReadOnlyList<ConsumptionTotal>> TotalsAsync(ReportRequest request, Month month, CancellationToken cancellationToken) =>
        consumption.TotalsAsync(request.Scope, request.InstitutionCode, month.FirstDay, month.Next.FirstDay, cancellationToken);

    private async Task<IReadOnlyList<ReportFinding>> FindingsAsync(ReportRequest request, InstitutionDetail detail, CancellationToken cancellationToken)
    {
        var units = detail.Meters.SelectMany(meter => meter.Registers).ToDictionary(register => register.Id, register => register.Unit);
        var found = await meters.FindingsAsync(request.Scope, detail.Meters, cancellationToken);
        return
        [
            .. found
                .Select(finding => (Finding: finding, Day: DateOnly.FromDateTime(clock.Local(finding.At).DateTime)))
                .Where(pair => pair.Day >= request.Month.FirstDay && pair.Day < request.Month.Next.FirstDay)
                .Select(pair => ReportLines.Finding(pair.Finding, pair.Day, units[pair.Finding.Register])),
        ];
    }

    private async Task<IReadOnlyList<DailySeries>> DailyAsync(ReportRequest request, IReadOnlyList<ConsumptionTotal> totals, CancellationToken cancellationToken)
    {
        var series = new List<DailySeries>();
        foreach (var total in totals.DistinctBy(total => total.EnergyType))
        {
            var days = (await consumption.DaysAsync(
                request.Scope, request.InstitutionCode, total.EnergyType, request.Month.FirstDay, request.Month.Next.FirstDay, cancellationToken))
                .ToDictionary(day => day.Day);
            series.Add(ReportLines.Daily(total, request.Month, days));
        }

        return series;
    }

    private static ConsumptionTotal? Same(IReadOnlyList<ConsumptionTotal> totals, ConsumptionTotal total) =>
        totals.FirstOrDefault(other => other.EnergyType == total.EnergyType && other.Unit == total.Unit && other.Completeness > 0m);

    // A sum without one of its lines would look low.
    private static decimal? SumOrNull(IEnumerable<decimal?> amounts)
    {
        var all = amounts.ToList();
        return all.Count == 0 || all.Contains(null) ? null : all.Sum();
    }
}
