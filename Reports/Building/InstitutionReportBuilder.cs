using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Building;

/// <summary>Gathers a quarter or year of institutions into the records that every form of their reports is printed from.</summary>
public sealed class InstitutionReportBuilder(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    IOptions<QuotaOptions> quotas,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>Builds the reports of many institutions with as many questions as for one.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCodes">The institutions, at most <see cref="MonthlyReportBuilder.AtOnce"/>.</param>
    /// <param name="period">The period; it should be over, and a report says so where it is not.</param>
    /// <param name="edition">The edition as which all of them will be filed; <see langword="null"/>: drafts.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The reports by institution's code, without those of institutions that the scope does not see.</returns>
    public async Task<IReadOnlyList<InstitutionReport>> BuildManyAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, ReportPeriod period, ReportEdition? edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(institutionCodes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(institutionCodes.Count, MonthlyReportBuilder.AtOnce);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().AsNoTracking().Within(scope)
            .Where(i => EF.Parameter(institutionCodes).Contains(i.Code)).OrderBy(i => i.Code).ToListAsync(cancellationToken);
        if (seen.Count == 0)
        {
            return [];
        }

        var zone = SiteZone.Find(site.Value.Zone);
        List<string> codes = [.. seen.Select(i => i.Code)];
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => EF.Parameter(codes).Contains(t.InstitutionCode))
            .OrderBy(t => t.EnergyType).ThenBy(t => t.MeterCode).ToListAsync(cancellationToken);
        await using var held = await ReportLedger.HoldAsync(state, ledger, scope.Who, codes, terms, period, cancellationToken);
        var consumption = new ConsumptionQuery(states, held, site);
        var months = new Dictionary<Month, ILookup<string, ConsumptionTotal>>();
        for (var month = period.FirstMonth; month <= period.LastMonth; month = month.Next)
        {
            var yearBefore = new Month(month.Year - 1, month.Number);
            months[month] = await TotalsAsync(ReportPeriod.Of(month));
            months[yearBefore] = await TotalsAsync(ReportPeriod.Of(yearBefore));
        }

        var verdictYear = period.Kind == PeriodKind.Year ? period.Year : period.Year - 1;
        var facts = new PeriodFacts
        {
            Period = period,
            Edition = edition,
            Today = CalendarDays.DayOf(time.GetUtcNow(), zone),
            VerdictYear = verdictYear,
            Regions = await ReportRegions.ReadAsync(state, seen, cancellationToken),
            Factors = await FactorSets.ReadAsync(state, cancellationToken),
            Terms = terms.ToLookup(t => t.InstitutionCode),
            Courses = await new StandingQuery(states, held, quotas, site).CourseOfAsync(scope, codes, [period.To], cancellationToken),
            Totals = await TotalsAsync(period),
            Previous = await TotalsAsync(period.Previous),
            YearBefore = await TotalsAsync(period.YearBefore),
            Months = months,
            Verdicts = (await new Verdicts(states).OfManyAsync(scope, codes, verdictYear, cancellationToken)).ToLookup(v => v.InstitutionCode),
            Quality = await QualityLines.ReadAsync(state, held, scope.Who, codes, terms, (period.From, period.To), zone, cancellationToken),
            Events = await InstitutionEvents.ReadAsync(state, codes, period, zone, cancellationToken),
        };
        return [.. seen.Select(facts.ReportOf)];

        Task<ILookup<string, ConsumptionTotal>> TotalsAsync(ReportPeriod of) => consumption.TotalsOfAsync(scope, codes, of.From, of.To, cancellationToken);
    }
}
