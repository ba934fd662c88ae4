using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Consumption of institutions over their dated boundary: Σ sign × share × register.</summary>
internal sealed class ConsumptionQuery(IDbContextFactory<StateContext> states, IConsumptionLedger ledger)
{
    /// <summary>By institution, energy type and period.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutions">The institutions wanted, or <see langword="null"/> for all that are seen.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="byMonth">Sums of months; otherwise of days.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ILookup<string, EnergyAmount>> ReadAsync(
        Scope scope, IReadOnlyCollection<string>? institutions, DateOnly from, DateOnly to, bool byMonth, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var codes = state.Seen(scope).Where(institution => institutions == null || institutions.Contains(institution.Code)).Select(institution => institution.Code);
        var wanted = state.Set<BoundaryTerm>().AsNoTracking()
            .Where(term => codes.Contains(term.InstitutionCode) && term.From < to && (term.To == null || term.To > from));
        var terms = await wanted.ToListAsync(cancellationToken);

        // Asked of the database once more rather than listed: there may be more of them than a statement takes parameters.
        var meters = wanted.Select(term => term.MeterCode);
        var units = (await state.Set<MeterRegister>().AsNoTracking().Where(register => meters.Contains(register.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(register => register.Id, register => register.Unit.Base());
        var days = await ledger.ReadDaysAsync(LedgerView.AsClosed, scope.Access(units.Keys), units.Keys, from, to, cancellationToken);
        var byRegister = days.ToLookup(day => day.Register);
        return terms
            .Where(term => units.ContainsKey(Register(term)))
            .SelectMany(term => byRegister[Register(term)]
                .Where(day => day.Day >= term.From && (term.To is null || day.Day < term.To))
                .Select(day => (term, day)))
            .GroupBy(pair => (
                pair.term.InstitutionCode,
                pair.term.EnergyType,
                Unit: units[pair.day.Register],
                From: byMonth ? new DateOnly(pair.day.Day.Year, pair.day.Day.Month, 1) : pair.day.Day))
            .OrderBy(group => group.Key.EnergyType).ThenBy(group => group.Key.From)
            .ToLookup(group => group.Key.InstitutionCode, group => new EnergyAmount(
                group.Key.EnergyType,
                group.Key.Unit,
                group.Key.From,
                group.Sum(pair => pair.term.Sign * pair.term.Share * pair.day.Quantity),
                group.Sum(pair => pair.day.MeasuredHours),
                group.Sum(pair => pair.day.EstimatedHours),
                group.Sum(pair => pair.day.ManualHours),
                group.Sum(pair => pair.day.ExpectedHours)));
    }

    private static RegisterId Register(BoundaryTerm term) => new(term.MeterCode, term.RegisterName);
}
