using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Building;

/// <summary>Gathers a month of institutions into the records that every form of their reports is printed from.</summary>
public sealed class MonthlyReportBuilder(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    IOptions<QuotaOptions> quotas,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>How many reports are built at once at most: so many institutions' daily rows of one month are held.</summary>
    public const int AtOnce = 100;

    /// <summary>Builds the report.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month; it should be over, and the report says so where it is not.</param>
    /// <param name="edition">The edition as which it will be filed; <see langword="null"/>: a draft.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The report, or <see langword="null"/> where the scope has no such institution.</returns>
    public async Task<MonthlyReport?> BuildAsync(
        Scope scope, string institutionCode, Month month, ReportEdition? edition, CancellationToken cancellationToken) =>
        await BuildManyAsync(scope, [institutionCode], month, edition, cancellationToken) is [var only] ? only : null;

    /// <summary>Builds the reports of many institutions with as many questions as for one.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCodes">The institutions, at most <see cref="AtOnce"/>.</param>
    /// <param name="month">The month, as above.</param>
    /// <param name="edition">The edition as which all of them will be filed; <see langword="null"/>: drafts.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The reports by institution's code, without those of institutions that the scope does not see.</returns>
    public async Task<IReadOnlyList<MonthlyReport>> BuildManyAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, Month month, ReportEdition? edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(institutionCodes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(institutionCodes.Count, AtOnce);
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
        await using var held = await ReportLedger.HoldAsync(state, ledger, scope.Who, codes, terms, ReportPeriod.Of(month), cancellationToken);
        var consumption = new ConsumptionQuery(states, held, site);
        var facts = new MonthFacts
        {
            Month = month,
            Edition = edition,
            Today = CalendarDays.DayOf(time.GetUtcNow(), zone),
            Regions = await ReportRegions.ReadAsync(state, seen, cancellationToken),
            Factors = await FactorSets.ReadAsync(state, cancellationToken),
            Terms = terms.ToLookup(t => t.InstitutionCode),
            Courses = await new StandingQuery(states, held, quotas, site).CourseOfAsync(
                scope, codes, [.. Enumerable.Range(1, month.Number).Select(number => new Month(month.Year, number).Next.FirstDay)], cancellationToken),
            Totals = await TotalsAsync(month),
            LastMonth = await TotalsAsync(month.Previous),
            SameMonthLastYear = await TotalsAsync(new Month(month.Year - 1, month.Number)),
            Days = await consumption.DaysOfAsync(scope, codes, month.FirstDay, month.Next.FirstDay, cancellationToken),
            Adjustments = await AdjustmentLines.ReadAsync(state, terms, month, cancellationToken),
            Quality = await QualityLines.ReadAsync(state, held, scope.Who, codes, terms, (month.FirstDay, month.Next.FirstDay), zone, cancellationToken),
        };
        return [.. seen.Select(facts.ReportOf)];

        Task<ILookup<string, ConsumptionTotal>> TotalsAsync(Month of) => consumption.TotalsOfAsync(scope, codes, of.FirstDay, of.Next.FirstDay, cancellationToken);
    }
}
