using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reads what decides about reopening. The caller has checked the scope.</summary>
/// <param name="state">The state database, in the caller's transaction where there is one.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="cases">Cases that rest on a year.</param>
internal sealed class ReopenReader(StateContext state, IConsumptionLedger ledger, IOpenCases cases)
{
    /// <summary>The head of a month that is in force, to be changed.</summary>
    public Task<PeriodClosing?> HeadAsync(string institution, Month month, CancellationToken cancellationToken)
    {
        var first = month.FirstDay;
        return state.Set<PeriodClosing>().InForce().SingleOrDefaultAsync(c => c.InstitutionCode == institution && c.Month == first, cancellationToken);
    }

    /// <summary>The head of a year that is in force, to be changed.</summary>
    public Task<YearClosing?> HeadAsync(string institution, int year, CancellationToken cancellationToken) =>
        state.Set<YearClosing>().InForce().Include(c => c.Verdicts).SingleOrDefaultAsync(c => c.InstitutionCode == institution && c.Year == year, cancellationToken);

    /// <summary>What decides about a month.</summary>
    public async Task<ReopenCase> CaseAsync(Scope scope, string institution, Month month, CancellationToken cancellationToken)
    {
        var first = month.FirstDay;
        var heads = state.Set<PeriodClosing>().InForce().Where(c => c.InstitutionCode == institution);
        var registers = await RegistersAsync(institution, month, cancellationToken);
        var meters = registers.Select(r => r.Meter).Distinct().ToList();
        var booked = await state.Set<PeriodAdjustment>().AsNoTracking().Where(a => a.Month == first && meters.Contains(a.MeterCode))
            .Select(a => new { a.MeterCode, a.RegisterName }).ToListAsync(cancellationToken);
        return new ReopenCase(
            await heads.AnyAsync(c => c.Month == first, cancellationToken),
            !await heads.AnyAsync(c => c.Month > first, cancellationToken),
            booked.Count(a => registers.Contains(new RegisterId(a.MeterCode, a.RegisterName))),
            await cases.CountAsync(scope, state, institution, month.Year, cancellationToken));
    }

    /// <summary>What decides about a year.</summary>
    public async Task<ReopenCase> CaseOfYearAsync(Scope scope, string institution, int year, CancellationToken cancellationToken)
    {
        var heads = state.Set<YearClosing>().InForce().Where(c => c.InstitutionCode == institution);
        return new ReopenCase(
            await heads.AnyAsync(c => c.Year == year, cancellationToken),
            !await heads.AnyAsync(c => c.Year > year, cancellationToken),
            0,
            await cases.CountAsync(scope, state, institution, year, cancellationToken));
    }

    /// <summary>What reopening a month meets and would move.</summary>
    public async Task<ReopenView> ReadAsync(Scope scope, string institution, Month month, CancellationToken cancellationToken)
    {
        var registers = await RegistersAsync(institution, month, cancellationToken);
        var access = RegisterAccess.Only(scope.Who, registers);
        var head = await HeadAsync(institution, month, cancellationToken);
        var covered = (await ledger.ReadClosedAsync(access, registers, month, month, cancellationToken)).Where(c => c.Closing != head?.Name).Select(c => c.Register).ToHashSet();
        var differences = await new AdjustmentReader(state, ledger).ReadAsync(scope, access, month, month, cancellationToken);
        var verdicts = await state.Set<Verdict>().AsNoTracking().Where(v => v.InstitutionCode == institution && v.Year == month.Year && v.Current)
            .OrderBy(v => v.Indicator).ToListAsync(cancellationToken);
        await Finalities.MarkAsync(state, verdicts, cancellationToken);
        return new ReopenView(
            ReopenRule.Blocks(await CaseAsync(scope, institution, month, cancellationToken)),
            [.. differences.Where(row => !row.Difference.IsNone && !covered.Contains(row.Difference.Register))],
            covered.Count,
            verdicts,
            await HeadAsync(institution, month.Year, cancellationToken) is not null);
    }

    // What was closed stands in the ledger; the formula may have changed since, and both may have been booked on.
    private async Task<HashSet<RegisterId>> RegistersAsync(string institution, Month month, CancellationToken cancellationToken)
    {
        var (from, to) = (month.FirstDay, month.Next.FirstDay);
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => t.InstitutionCode == institution && t.From < to && (t.To == null || t.To > from))
            .Select(t => new { t.MeterCode, t.RegisterName }).ToListAsync(cancellationToken);
        var exclusions = await state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => e.InstitutionCode == institution && e.MeterCode != null && e.From < to && (e.To == null || e.To > from))
            .Select(e => new { MeterCode = e.MeterCode!, e.RegisterName }).ToListAsync(cancellationToken);
        var formula = await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(c => c.InstitutionCode == institution && c.Month == from)
            .Select(c => c.FormulaJson).SingleOrDefaultAsync(cancellationToken);
        return [.. terms.Concat(exclusions).Select(part => new RegisterId(part.MeterCode, part.RegisterName)), .. ClosedFormula.RegistersOf(formula)];
    }
}
