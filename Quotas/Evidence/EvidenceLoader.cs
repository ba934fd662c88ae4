using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Gathers what an explanation and an evidence pack are made of.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="facts">The facts of registers.</param>
internal sealed class EvidenceLoader(IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IRegisterFactsSource facts)
{
    // Well below the number of parameters that either database takes in one statement.
    private const int AtOnce = 400;

    /// <summary>A verdict and its institution; <see langword="null"/> where the scope does not see it.</summary>
    public async Task<(Verdict Verdict, Institution Institution)?> FindAsync(Scope scope, long id, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await state.Set<Verdict>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } verdict)
        {
            return null;
        }

        var institution = await state.Set<Institution>().Within(scope).AsNoTracking().FirstOrDefaultAsync(i => i.Code == verdict.InstitutionCode, cancellationToken);
        return institution is null ? null : (verdict, institution);
    }

    /// <summary>The registers that inputs cite, ordered.</summary>
    public static IReadOnlyList<RegisterId> Cited(VerdictInputs inputs)
    {
        var owner = inputs.Institution.Code;
        return [.. inputs.Terms.Select(t => t.ToSpan(owner).Register)
            .Concat(inputs.Exclusions.Select(e => e.ToSpan(owner)?.Register).OfType<RegisterId>())
            .Distinct().Order()];
    }

    /// <summary>Asks for the registers that inputs cite, and for no others.</summary>
    public static RegisterAccess Access(Scope scope, IReadOnlyList<RegisterId> cited) => RegisterAccess.Only(scope.Who, cited.ToHashSet());

    /// <summary>The months of the period, as closed, of the registers cited.</summary>
    public async Task<IReadOnlyList<LedgerMonth>> MonthsAsync(Scope scope, VerdictInputs inputs, CancellationToken cancellationToken)
    {
        var cited = Cited(inputs);
        return cited.Count == 0 ? [] : await ledger.SumMonthsAsync(
            LedgerView.AsClosed, Access(scope, cited), cited, inputs.Period.From, inputs.Period.To, cancellationToken);
    }

    /// <summary>The registers cited, with everything that a pack holds of them beside the readings. One that is registered no more is missing.</summary>
    public async Task<IReadOnlyList<CitedRegister>> RegistersAsync(Scope scope, VerdictInputs inputs, CancellationToken cancellationToken)
    {
        var cited = Cited(inputs);
        if (cited.Count == 0)
        {
            return [];
        }

        var (access, from, to) = (Access(scope, cited), inputs.Period.From, inputs.Period.To);
        var known = await facts.GetAsync(access, cited, cancellationToken);
        var days = (await ledger.ReadDaysAsync(access, cited, from, to, cancellationToken)).Select(RegisterFiles.Bare).ToLookup(d => d.Register);
        var closed = (await ledger.ReadDaysAsClosedAsync(access, cited, from, to, cancellationToken)).Select(RegisterFiles.Bare).ToLookup(d => d.Register);
        var before = (await ledger.SumMonthsAsync(LedgerView.AsClosed, access, cited, from.AddYears(-1), from, cancellationToken)).ToLookup(m => m.Register);
        var closings = (await ledger.ReadClosedAsync(access, cited, Month.Of(from), Month.Of(to.AddDays(-1)), cancellationToken)).ToLookup(c => c.Register);
        var checkpoints = await ledger.FindCheckpointsAsync(access, [.. cited.Select(r => (r, from))], cancellationToken);
        var (events, bills) = await DocumentsAsync([.. cited.Select(r => r.Meter).Distinct()], cancellationToken);
        return
        [
            .. cited.Where(known.ContainsKey).Select(id => new CitedRegister
            {
                Facts = known[id],
                Checkpoint = checkpoints.GetValueOrDefault(id)?.Checkpoint is { } text && RegisterSettlement.ResumesAfter(known[id], text) is not null ? text : null,
                Events = [.. events[id]],
                Bills = [.. bills[id]],
                Known = [.. days[id]],
                AsClosed = [.. closed[id]],
                LastYear = [.. before[id]],
                Closed = [.. closings[id]],
            }),
        ];
    }

    /// <summary>The audit lines about an institution, its year and the meters cited, by number.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(VerdictInputs inputs, CancellationToken cancellationToken)
    {
        var code = inputs.Institution.Code;
        var cited = Cited(inputs);
        List<string> subjects =
        [
            $"institution:{code}", $"institution:{code}:{inputs.Period.From.Year}",
            .. cited.Select(r => $"meter:{r}"), .. cited.Select(r => $"meter:{r.Meter}").Distinct(),
        ];
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var lines = new List<AuditEntry>();
        foreach (var some in subjects.Chunk(AtOnce))
        {
            lines.AddRange(await state.Set<AuditEntry>().AsNoTracking().Where(e => some.Contains(e.Subject)).ToListAsync(cancellationToken));
        }

        return [.. lines.OrderBy(line => line.Id)];
    }

    private async Task<(ILookup<RegisterId, RegisterEventRecord> Events, ILookup<RegisterId, Bill> Bills)> DocumentsAsync(
        IReadOnlyList<string> meters, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var (events, bills) = (new List<RegisterEventRecord>(), new List<Bill>());
        foreach (var codes in meters.Chunk(AtOnce))
        {
            events.AddRange(await state.Set<RegisterEventRecord>().AsNoTracking().Where(e => codes.Contains(e.MeterCode)).ToListAsync(cancellationToken));
            bills.AddRange(await state.Set<Bill>().AsNoTracking().Where(b => codes.Contains(b.MeterCode)).ToListAsync(cancellationToken));
        }

        return (events.ToLookup(e => new RegisterId(e.MeterCode, e.RegisterName)), bills.ToLookup(b => new RegisterId(b.MeterCode, b.RegisterName)));
    }
}
