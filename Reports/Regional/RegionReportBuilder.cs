using EnergyQuota.Inspections;
using EnergyQuota.Metering;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Regional;

/// <summary>Gathers a region's period into the one record that every form of its report is printed from.</summary>
public sealed class RegionReportBuilder(
    IDbContextFactory<StateContext> states,
    IConsumptionQuery consumption,
    IVerdicts verdicts,
    RegionCases cases,
    RegionSuspects suspects,
    IOptions<QuotaOptions> quotas,
    IOptions<InspectionOptions> inspections,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>Builds the report.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="regionCode">The region's code.</param>
    /// <param name="classCode">The class to which it is narrowed; <see langword="null"/>: every class.</param>
    /// <param name="period">The period; it should be over, and the report says so where it is not.</param>
    /// <param name="edition">The edition as which it will be filed; <see langword="null"/>: a draft.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The report, or <see langword="null"/> where there is no such region or the scope does not see the whole of it.</returns>
    public async Task<RegionReport?> BuildAsync(
        Scope scope, string regionCode, string? classCode, ReportPeriod period, ReportEdition? edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.InRegion(regionCode) is not { } within)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await state.Set<Region>().AsNoTracking().SingleOrDefaultAsync(r => r.Code == regionCode, cancellationToken) is not { } region)
        {
            return null;
        }

        var all = (await state.Set<Institution>().AsNoTracking().Within(within).OrderBy(i => i.Code).ToListAsync(cancellationToken))
            .Where(i => classCode is null || i.Class == classCode).ToDictionary(i => i.Code, StringComparer.Ordinal);
        var inBeing = all.Values.Where(i => i.From < period.To && (i.To is null || i.To > period.From)).ToList();
        var factors = ConversionFactors.Of(await FactorSets.ReadAsync(state, cancellationToken), null, regionCode, period.LastMonth.Year);
        var usage = await UsageAsync(within, [.. inBeing.Select(i => i.Code)], period, cancellationToken);
        var sums = usage.GroupBy(u => (u.Now.EnergyType, u.Now.Unit)).OrderBy(g => g.Key.EnergyType).ThenBy(g => g.Key.Unit).Select(g => g.ToList()).ToList();
        var totals = sums.ConvertAll(lines => RegionAmount.Of([.. lines.Select(u => u.Now)]));
        var conversion = factors.Convert(totals.Select(t => t.Total));
        var year = period.Kind == PeriodKind.Year ? period.Year : period.Year - 1;
        var judged = await verdicts.OfYearAsync(within, year, cancellationToken);
        var judgedBefore = await verdicts.OfYearAsync(within, year - 1, cancellationToken);
        var open = await cases.OpenAsync(scope, all, cancellationToken);
        var gate = quotas.Value.CompletenessGate;
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        return new RegionReport
        {
            RegionCode = region.Code,
            Region = new BilingualText(region.NameZh, region.NameEn),
            Class = classCode is null ? null : ReportWords.Class(classCode),
            Period = period,
            IssuedOn = today,
            Issuer = ReportWords.Issuer,
            Over = today >= period.To,
            Edition = edition,
            Gate = gate,
            VerdictYear = year,
            Coefficients = factors.Named,
            Amounts = [.. totals.Select(t => t.Line)],
            Changes = [.. sums.SelectMany(lines => Changes(lines, period, gate))],
            Conversion = conversion,
            Totals = ConversionFactors.Sum(conversion, totals.Select(t => t.Total)),
            Grades = [.. GradeCount.Of(all.Values, judged, year), .. GradeCount.Of(all.Values, judgedBefore, year - 1)],
            Overruns = Overrun.Of(all, judged, judgedBefore, await cases.ExplanationsAsync(scope, all, year, cancellationToken), inspections.Value.SeriousOverrun),
            Ranking = RankedInstitution.Of(all, judged),
            Institutions = Lines(inBeing, usage, judged, open),
            ByInstitution = [.. usage.Select(u => new InstitutionAmount(u.Code, RegionWords.Name(all[u.Code]), ConsumptionLines.Of(u.Now, List(u.Previous), List(u.YearBefore))))],
            Adjusted = usage.Count(u => u.Now.Adjustment is not null),
            Suspects = await suspects.OfAsync(scope, all, period.To, cancellationToken),
            Cases = open,
        };
    }

    private static IEnumerable<RegionChange> Changes(IReadOnlyList<Usage> lines, ReportPeriod period, decimal gate)
    {
        // The period before a year is the same period of the year before.
        if (period.Kind != PeriodKind.Year)
        {
            yield return RegionChange.Of([.. lines.Select(u => (u.Now, u.Previous))], gate, onYear: false);
        }

        yield return RegionChange.Of([.. lines.Select(u => (u.Now, u.YearBefore))], gate, onYear: true);
    }

    private static List<RegionInstitution> Lines(
        IEnumerable<Institution> inBeing, IEnumerable<Usage> usage, IEnumerable<Verdict> judged, IEnumerable<OpenCase> open)
    {
        var (byCode, grades, cases) = (usage.ToLookup(u => u.Code), judged.ToLookup(v => v.InstitutionCode), open.CountBy(c => c.InstitutionCode).ToDictionary());
        return [.. inBeing.Select(i => new RegionInstitution(
            i.Code, RegionWords.Name(i), RegionWords.Class(i), byCode[i.Code].Any(),
            byCode[i.Code].Any() ? ReportRounding.Percent(byCode[i.Code].Min(u => u.Now.Completeness)) : null,
            Gravity.Gravest(grades[i.Code].Select(v => v.Grade)), GradeCount.IsProvisional(grades[i.Code]), cases.GetValueOrDefault(i.Code)))];
    }

    private static IReadOnlyList<ConsumptionTotal> List(ConsumptionTotal? total) => total is null ? [] : [total];

    private async Task<List<Usage>> UsageAsync(Scope within, IReadOnlyCollection<string> codes, ReportPeriod period, CancellationToken cancellationToken)
    {
        var now = await TotalsAsync(period);
        var before = await TotalsAsync(period.Previous);
        var yearBefore = period.Kind == PeriodKind.Year ? before : await TotalsAsync(period.YearBefore);
        return [.. codes.SelectMany(code => now[code].Select(total => new Usage(code, total, Like(total, before[code]), Like(total, yearBefore[code]))))];

        Task<ILookup<string, ConsumptionTotal>> TotalsAsync(ReportPeriod of) => consumption.TotalsOfAsync(within, codes, of.From, of.To, cancellationToken);
    }

    private static ConsumptionTotal? Like(ConsumptionTotal total, IEnumerable<ConsumptionTotal> others) =>
        others.FirstOrDefault(other => other.EnergyType == total.EnergyType && other.Unit == total.Unit);

    private sealed record Usage(string Code, ConsumptionTotal Now, ConsumptionTotal? Previous, ConsumptionTotal? YearBefore);
}
