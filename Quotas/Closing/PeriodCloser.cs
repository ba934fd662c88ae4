using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Closes institutions' months, and tells before what closing would find (design law 5).</summary>
/// <remarks>
/// The ledger freezes, the head commits with its audit line, the ledger confirms; a stop anywhere leaves the month closed or not, see
/// <see cref="ClosingFinish"/>. There is no reopening.
/// </remarks>
public sealed class PeriodCloser : IDisposable
{
    private const int LongestReason = 400;

    private readonly IDbContextFactory<StateContext> _states;
    private readonly IConsumptionLedger _ledger;
    private readonly AuditLog _audit;
    private readonly ClosingFinish _finish;
    private readonly TimeProvider _time;
    private readonly ClosingReader _reader;

    // One closing after the other: of two that share a register, one must see what the other froze.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Makes the service.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="facts">The facts of registers.</param>
    /// <param name="audit">The audit log.</param>
    /// <param name="finish">Finishes what a stop left.</param>
    /// <param name="options">Late days and gate.</param>
    /// <param name="site">The site's zone.</param>
    /// <param name="time">The clock.</param>
    public PeriodCloser(
        IDbContextFactory<StateContext> states,
        IReadingStore readings,
        IConsumptionLedger ledger,
        IRegisterFactsSource facts,
        AuditLog audit,
        ClosingFinish finish,
        IOptions<ClosingOptions> options,
        IOptions<SiteOptions> site,
        TimeProvider time)
    {
        (_states, _ledger, _audit, _finish, _time) = (states, ledger, audit, finish, time);
        _reader = new ClosingReader(readings, ledger, facts, options, site, time);
    }

    /// <summary>Institutions' months as they are closed, or as they would be closed now.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="institutions">The institutions.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<ClosingView>> ViewAsync(
        Scope scope, IReadOnlyCollection<string> institutions, Month month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().Within(scope).Where(i => institutions.Contains(i.Code)).Select(i => i.Code).OrderBy(code => code).ToListAsync(cancellationToken);
        return await _reader.ReadAsync(state, scope.Who, seen, month, cancellationToken);
    }

    /// <summary>Closes a month.</summary>
    /// <param name="actor">Who closes it.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="accepted">What the officer accepts by name; what needs no acceptance is passed over.</param>
    /// <param name="expectedDigest">The digest that was previewed: another one is a conflict. <see langword="null"/>: whatever it is now.</param>
    /// <param name="cancellationToken">Stops it; the month is closed then or not.</param>
    /// <exception cref="StoreUnavailableException">The ledger cannot be used; the month is closed or not, and doing it again tells.</exception>
    public async Task<ClosingResult> CloseAsync(
        Scope actor, string institution, Month month, IReadOnlyCollection<Acceptance> accepted, string? expectedDigest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (!actor.May(Permission.ClosePeriods))
        {
            return Refused(EditOutcome.NotAllowed);
        }

        if (accepted.Any(a => string.IsNullOrWhiteSpace(a.Reason) || a.Reason.Length > LongestReason))
        {
            return Refused(EditOutcome.Invalid, nameof(Acceptance.Reason));
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _finish.FinishAsync(cancellationToken);
            return await TryAsync(actor, institution, month, accepted, expectedDigest, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static ClosingResult Refused(EditOutcome outcome, string field = "") => new(new EditResult(outcome, field), []);

    private async Task<ClosingResult> TryAsync(
        Scope actor, string institution, Month month, IReadOnlyCollection<Acceptance> accepted, string? expectedDigest, CancellationToken cancellationToken)
    {
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        if (!await state.Set<Institution>().Within(actor).AnyAsync(i => i.Code == institution, cancellationToken))
        {
            return Refused(EditOutcome.NotFound, nameof(institution));
        }

        var view = (await _reader.ReadAsync(state, actor.Who, [institution], month, cancellationToken))[0];
        if (view.Head is not null)
        {
            return Refused(EditOutcome.Unchanged);
        }

        if (ClosingRule.Left(view.Blocks, accepted) is { Count: > 0 } left)
        {
            return new ClosingResult(new EditResult(EditOutcome.Invalid), left);
        }

        if (expectedDigest is not null && expectedDigest != view.Digest)
        {
            return Refused(EditOutcome.Conflict, nameof(expectedDigest));
        }

        var name = PeriodClosing.NameOf(institution, month);
        var access = RegisterAccess.Only(actor.Who, view.Registers.Select(r => r.Register).ToHashSet());
        var frozen = await _ledger.FreezeAsync(
            access, name, month, [.. view.Registers.Select(r => new RegisterToClose(r.Register, r.Start, r.End, r.ExpectedHours))], cancellationToken);
        if (DayDigest.Of(frozen) != view.Digest)
        {
            // Settlement wrote between the look and the freezing: what was looked at is not what would be closed.
            await _ledger.ReleaseAsync([name], cancellationToken);
            return Refused(EditOutcome.Conflict);
        }

        // Only what really blocked stands in the record as accepted.
        var needed = accepted.Where(a => view.Blocks.Any(block => block.IsMetBy(a))).DistinctBy(a => (a.Register, a.Part)).OrderBy(a => a.Register).ThenBy(a => a.Part)
            .Select(a => new AcceptedPart(a.Register.Meter, a.Register.Name, a.Part, a.Reason.Trim()));
        await CommitAsync(actor, view, name, [.. needed], cancellationToken);
        await _ledger.ConfirmAsync([name], cancellationToken);
        return new ClosingResult(EditResult.Done, []);
    }

    private Task<int> CommitAsync(Scope actor, ClosingView view, string name, IReadOnlyList<AcceptedPart> accepted, CancellationToken cancellationToken) => _audit.CommitAsync(
        actor.Who,
        async (state, token) =>
        {
            // Another process may have closed it since it was looked at; then its head stands and this one adds nothing.
            if (await state.Set<PeriodClosing>().AnyAsync(c => c.Name == name, token))
            {
                return [];
            }

            state.Add(new PeriodClosing
            {
                InstitutionCode = view.InstitutionCode,
                Month = view.Month.FirstDay,
                Name = name,
                Registers = view.Registers.Count,
                Digest = view.Digest,
                FormulaJson = view.FormulaJson,
                AcceptedJson = JsonSerializer.Serialize(accepted, ClosingJson.Options),
                ClosedBy = actor.Who,
                ClosedAt = ReadingLimits.Truncate(_time.GetUtcNow()),
            });
            return
            [
                new AuditLine("period.closed", $"institution:{view.InstitutionCode}", new
                {
                    Month = view.Month.ToString(),
                    Registers = view.Registers.Count,
                    view.Digest,
                    Accepted = accepted.Select(a => new { a.Meter, a.Register, Part = a.Part.ToString(), a.Reason }),
                }),
            ];
        },
        cancellationToken);
}
