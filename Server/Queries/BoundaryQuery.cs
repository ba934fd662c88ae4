using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>An institution's boundary formula with its proof, and what is lost between its meters.</summary>
internal sealed class BoundaryQuery(IDbContextFactory<StateContext> states, IConsumptionLedger ledger)
{
    /// <summary>Reads the formula and proves it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="from">First day over which losses are counted, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The view, or <see langword="null"/> where the scope does not see the institution.</returns>
    /// <remarks>
    /// The proof needs terms of other institutions on the same registers, and meters upstream, whether the scope sees them
    /// or not. Of those only what is wrong with this institution's own terms comes out.
    /// </remarks>
    public async Task<BoundaryView?> FindAsync(Scope scope, string code, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (!await state.Seen(scope).AnyAsync(institution => institution.Code == code, cancellationToken))
        {
            return null;
        }

        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(term => term.InstitutionCode == code)
            .OrderBy(term => term.EnergyType).ThenBy(term => term.From).ThenBy(term => term.MeterCode).ToListAsync(cancellationToken);
        var counted = terms.Select(term => term.MeterCode).Distinct().ToList();
        var own = await state.SeenMeters(scope).Where(meter => meter.InstitutionCode == code).ToListAsync(cancellationToken);
        var meters = await WithUpstreamAsync(state, counted, own, cancellationToken);
        var shared = await state.Set<BoundaryTerm>().AsNoTracking().Where(term => counted.Contains(term.MeterCode)).ToListAsync(cancellationToken);
        var findings = BoundaryProof.Check(shared, meters).Where(finding => finding.Terms.Count == 0
            ? finding.Meters.Any(counted.Contains)
            : finding.Terms.Any(term => term.InstitutionCode == code)).ToList();
        var registers = own.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        var days = await ledger.ReadDaysAsync(LedgerView.AsClosed, scope.Access(registers), registers, from, to, cancellationToken);
        var names = meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal);
        return new BoundaryView(
            terms.ConvertAll(term => new BoundaryLine(term, names.GetValueOrDefault(term.MeterCode))), findings, MeterBalance.Of(own, days));
    }

    private static async Task<List<Meter>> WithUpstreamAsync(
        StateContext state, List<string> counted, List<Meter> own, CancellationToken cancellationToken)
    {
        var known = own.ToDictionary(meter => meter.Code, StringComparer.Ordinal);
        var missing = counted.Where(code => !known.ContainsKey(code)).ToList();
        while (true)
        {
            missing = [.. missing.Concat(known.Values.Select(meter => meter.ParentCode).OfType<string>()).Where(code => !known.ContainsKey(code)).Distinct()];
            var found = missing.Count == 0 ? [] : await state.Set<Meter>().AsNoTracking().Include(meter => meter.Registers)
                .Where(meter => missing.Contains(meter.Code)).ToListAsync(cancellationToken);
            if (found.Count == 0)
            {
                return [.. known.Values];
            }

            foreach (var meter in found)
            {
                known.Add(meter.Code, meter);
            }
        }
    }
}

/// <summary>A boundary formula, its proof and the losses.</summary>
/// <param name="Lines">The terms of all dates, by energy type and first day.</param>
/// <param name="Findings">What the proof found wrong; empty where nothing is counted twice.</param>
/// <param name="Balances">Meters with meters below them.</param>
internal sealed record BoundaryView(
    IReadOnlyList<BoundaryLine> Lines, IReadOnlyList<BoundaryFinding> Findings, IReadOnlyList<MeterBalance> Balances);

/// <summary>A term with its meter.</summary>
/// <param name="Term">The term.</param>
/// <param name="Meter">The meter, or <see langword="null"/> where it is not registered.</param>
internal sealed record BoundaryLine(BoundaryTerm Term, Meter? Meter);
