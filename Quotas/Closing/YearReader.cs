using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reads what decides about closing one institution's year. The caller has checked the scope.</summary>
/// <param name="months">Reads what blocks months.</param>
/// <param name="verdicts">Finds what the verdicts would be now.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="zone">The site's zone.</param>
internal sealed class YearReader(ClosingReader months, YearVerdicts verdicts, IConsumptionLedger ledger, TimeZoneInfo zone)
{
    /// <summary>Reads.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<YearView> ReadAsync(
        StateContext state, Scope scope, Institution institution, int year, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = institution.Code;
        var heads = await state.Set<YearClosing>().AsNoTracking().Include(c => c.Verdicts).Where(c => c.InstitutionCode == code && c.Year == year)
            .OrderBy(c => c.Edition).ToListAsync(cancellationToken);
        var head = heads.SingleOrDefault(c => c.InForce);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var closed = (await state.Set<PeriodClosing>().AsNoTracking().InForce()
            .Where(c => c.InstitutionCode == code && c.Month >= from && c.Month < to).ToListAsync(cancellationToken)).ToDictionary(c => Month.Of(c.Month));
        YearMonth[] being = [.. YearRule.MonthsOf(institution, year).Select(month => new YearMonth(month, closed.GetValueOrDefault(month)))];
        var final = head?.Verdicts.Select(v => v.VerdictId).ToHashSet() ?? [];
        var judged = (await state.Set<Verdict>().AsNoTracking().Where(v => v.InstitutionCode == code && v.Year == year).ToListAsync(cancellationToken))
            .Where(v => v.Current || final.Contains(v.Id)).OrderBy(v => v.Indicator).ThenBy(v => v.Revision).ToList();
        foreach (var verdict in judged)
        {
            verdict.Finality = FinalityRule.Of(verdict, head is not null, final.Contains);
        }

        var blocks = head is null
            ? YearRule.Blocks(await CaseAsync(state, scope, institution, year, being, judged, now, cancellationToken))
            : [];
        return new YearView(
            code, year, head, [.. heads.Where(c => !c.InForce)], being, judged, blocks,
            YearClosing.DigestOf(MonthsOf(being), judged.Where(v => head is null ? v.Current : final.Contains(v.Id))));
    }

    /// <summary>The closings of the months that are closed.</summary>
    /// <param name="months">The months.</param>
    public static IReadOnlyList<ClosedMonth> MonthsOf(IEnumerable<YearMonth> months) =>
        [.. months.Where(m => m.Head is not null).Select(m => new ClosedMonth(m.Month.ToString(), m.Head!.Edition, m.Head.Digest))];

    private async Task<YearCase> CaseAsync(
        StateContext state, Scope scope, Institution institution, int year, IReadOnlyList<YearMonth> being, IReadOnlyList<Verdict> judged, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var open = new Dictionary<Month, IReadOnlyList<ClosingBlock>>();
        foreach (var month in being.Where(m => m.Head is null))
        {
            open.Add(month.Month, (await months.ReadAsync(state, scope.Who, [institution.Code], month.Month, cancellationToken))[0].Blocks);
        }

        var (first, last) = (new Month(year, 1), new Month(year, 12));
        var registers = await RegistersAsync(state, institution.Code, first.FirstDay, last.Next.FirstDay, cancellationToken);
        var access = RegisterAccess.Only(scope.Who, registers);
        var findings = await ledger.ReadFindingsAsync(access, registers, cancellationToken);
        var pending = await new AdjustmentReader(state, ledger).ReadAsync(scope, access, first, last, cancellationToken);
        return new YearCase
        {
            Institution = institution,
            Year = year,
            Today = CalendarDays.DayOf(now, zone),
            IsClosed = false,
            Closed = being.Where(m => m.Head is not null).Select(m => m.Month).ToHashSet(),
            Open = open,
            Disturbed = [.. findings.Where(f => FittingDecisions.IsWaiting(f.Kind) && f.At >= first.StartIn(zone) && f.At < last.EndIn(zone)).Select(f => f.Register)],
            Pending = [.. pending.Where(row => !row.Pending.IsNone).Select(row => (row.Difference.Register, row.Difference.Month))],
            Verdicts = judged,
            VerdictsAreCurrent = await verdicts.AreCurrentAsync(state, institution, year, judged, now, cancellationToken),
        };
    }

    // What an exclusion takes out moves a verdict as much as what a term brings in.
    private static async Task<HashSet<RegisterId>> RegistersAsync(
        StateContext state, string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => t.InstitutionCode == institution && t.From < to && (t.To == null || t.To > from))
            .Select(t => new { t.MeterCode, t.RegisterName }).ToListAsync(cancellationToken);
        var exclusions = await state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => e.InstitutionCode == institution && e.MeterCode != null && e.From < to && (e.To == null || e.To > from))
            .Select(e => new { MeterCode = e.MeterCode!, e.RegisterName }).ToListAsync(cancellationToken);
        return [.. terms.Concat(exclusions).Select(part => new RegisterId(part.MeterCode, part.RegisterName))];
    }
}
