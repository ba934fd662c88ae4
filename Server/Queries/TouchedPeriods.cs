using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Which periods that are closed, filed or judged a change of a register would reach. They do not change by it; what follows is an adjustment, a new edition or a revision.</summary>
internal sealed class TouchedPeriods(IDbContextFactory<StateContext> states, FiledReports reports, IVerdicts verdicts)
{
    /// <summary>The periods, by institution and time.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="change">What would change.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<TouchedPeriod>> OfAsync(Scope scope, SettlementChange change, CancellationToken cancellationToken)
    {
        var touched = new List<TouchedPeriod>();
        if (change.Days.Count == 0)
        {
            return touched;
        }

        var codes = await InstitutionsAsync(scope, change, cancellationToken);
        var closed = await ClosedAsync(codes, change, cancellationToken);
        foreach (var code in codes)
        {
            touched.AddRange(change.Months.Where(month => closed.Contains((code, month.Month.FirstDay)))
                .Select(month => new TouchedPeriod(code, month.Month, null, 0) { Adjusted = month.After - month.Before }));
            foreach (var month in change.Months)
            {
                var filed = await reports.OfPeriodAsync(scope, code, ReportPeriod.Of(month.Month), cancellationToken);
                if (filed.Count > 0)
                {
                    touched.Add(new TouchedPeriod(code, month.Month, null, filed.Max(report => report.Edition)));
                }
            }

            var years = change.Months.Select(month => month.Month.Year).ToHashSet();
            touched.AddRange((await verdicts.OfInstitutionAsync(scope, code, cancellationToken)).Where(verdict => years.Contains(verdict.Year))
                .GroupBy(verdict => verdict.Year).OrderBy(year => year.Key).Select(year => new TouchedPeriod(code, null, year.Key, 0)));
        }

        return touched;
    }

    private async Task<HashSet<(string Institution, DateOnly Month)>> ClosedAsync(
        List<string> codes, SettlementChange change, CancellationToken cancellationToken)
    {
        var months = change.Months.Select(month => month.Month.FirstDay).ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var closed = await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(head => codes.Contains(head.InstitutionCode) && months.Contains(head.Month))
            .Select(head => new { head.InstitutionCode, head.Month }).ToListAsync(cancellationToken);
        return [.. closed.Select(head => (head.InstitutionCode, head.Month))];
    }

    private async Task<List<string>> InstitutionsAsync(Scope scope, SettlementChange change, CancellationToken cancellationToken)
    {
        var (register, first, last) = (change.Register, change.Days[0].Day, change.Days[^1].Day);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var counting = state.Set<BoundaryTerm>().Where(term => term.MeterCode == register.Meter && term.RegisterName == register.Name
            && term.From <= last && (term.To == null || term.To > first)).Select(term => term.InstitutionCode);
        return await state.Seen(scope).Where(institution => counting.Contains(institution.Code)).Select(institution => institution.Code)
            .OrderBy(code => code).ToListAsync(cancellationToken);
    }
}

/// <summary>A closed or filed month or a judged year that a change would reach.</summary>
/// <param name="InstitutionCode">Whose.</param>
/// <param name="Month">The month that is closed or whose report is filed, or <see langword="null"/>.</param>
/// <param name="Year">The year that is judged, or <see langword="null"/>.</param>
/// <param name="Edition">The newest edition of the report; 0 for a year or a closed month.</param>
public sealed record TouchedPeriod(string InstitutionCode, Month? Month, int? Year, int Edition)
{
    /// <summary>The month is closed: by how much it would be adjusted, in the register's base unit; <see langword="null"/>: it is not.</summary>
    public decimal? Adjusted { get; init; }
}
