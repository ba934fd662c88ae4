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
/// <see cref="ClosingFinish"/>. <see cref="PeriodReopener"/> reopens.
/// </remarks>
public sealed class PeriodCloser
{
    private const int LongestReason = 400;

    // So many share one look at the data and one commit of their heads.
    private const int AtOnce = 50;

    private readonly IDbContextFactory<StateContext> _states;
    private readonly IConsumptionLedger _ledger;
    private readonly AuditLog _audit;
    private readonly ClosingTurn _turn;
    private readonly TimeProvider _time;
    private readonly ClosingReader _reader;

    /// <summary>Makes the service.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="facts">The facts of registers.</param>
    /// <param name="audit">The audit log.</param>
    /// <param name="turn">One after the other.</param>
    /// <param name="options">Late days and gate.</param>
    /// <param name="site">The site's zone.</param>
    /// <param name="time">The clock.</param>
    public PeriodCloser(
        IDbContextFactory<StateContext> states,
        IReadingStore readings,
        IConsumptionLedger ledger,
        IRegisterFactsSource facts,
        AuditLog audit,
        ClosingTurn turn,
        IOptions<ClosingOptions> options,
        IOptions<SiteOptions> site,
        TimeProvider time)
    {
        (_states, _ledger, _audit, _turn, _time) = (states, ledger, audit, turn, time);
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
        return await SeenAsync(state, scope, institutions, month, cancellationToken);
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

        return (await _turn.TakeAsync(() => TryAsync(actor, [institution], month, accepted, expectedDigest, cancellationToken), cancellationToken))
            .GetValueOrDefault(institution) ?? Refused(EditOutcome.NotFound, nameof(institution));
    }

    /// <summary>Closes a month of many institutions: of each that nothing blocks. Others may close, book and reopen between parts of it.</summary>
    /// <param name="actor">Who closes them; institutions outside the scope are passed over.</param>
    /// <param name="institutions">The institutions.</param>
    /// <param name="month">The month.</param>
    /// <param name="told">Told how many were looked at so far, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops it; each month is closed then or not.</param>
    /// <returns>What became of each, by institution. Those that were closed already are among them as unchanged.</returns>
    /// <exception cref="StoreUnavailableException">The ledger cannot be used; each is closed or not, and doing it again tells.</exception>
    public async Task<IReadOnlyDictionary<string, ClosingResult>> CloseManyAsync(
        Scope actor, IReadOnlyCollection<string> institutions, Month month, Action<int>? told, CancellationToken cancellationToken)
    {
        var results = new SortedDictionary<string, ClosingResult>(StringComparer.Ordinal);
        if (!actor.May(Permission.ClosePeriods))
        {
            return results;
        }

        foreach (var part in institutions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var (institution, result) in await _turn.TakeAsync(() => TryAsync(actor, part, month, [], null, cancellationToken), cancellationToken))
            {
                results.Add(institution, result);
            }

            told?.Invoke(results.Count);
        }

        return results;
    }

    private static ClosingResult Refused(EditOutcome outcome, string field = "") => new(new EditResult(outcome, field), []);

    private async Task<IReadOnlyList<ClosingView>> SeenAsync(
        StateContext state, Scope scope, IReadOnlyCollection<string> institutions, Month month, CancellationToken cancellationToken)
    {
        var seen = await state.Set<Institution>().Within(scope).Where(i => institutions.Contains(i.Code)).Select(i => i.Code).OrderBy(code => code).ToListAsync(cancellationToken);
        return await _reader.ReadAsync(state, scope.Who, seen, month, cancellationToken);
    }

    private async Task<Dictionary<string, ClosingResult>> TryAsync(
        Scope actor, IReadOnlyCollection<string> institutions, Month month, IReadOnlyCollection<Acceptance> accepted, string? expectedDigest,
        CancellationToken cancellationToken)
    {
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        var (results, frozen) = (new Dictionary<string, ClosingResult>(), new List<Frozen>());
        foreach (var view in await SeenAsync(state, actor, institutions, month, cancellationToken))
        {
            var refused = Refusal(view, accepted, expectedDigest);
            if (refused is null && await FreezeAsync(actor, view, accepted, cancellationToken) is { } one)
            {
                frozen.Add(one);
            }
            else
            {
                // Where freezing failed, settlement wrote between the look and it: what was looked at is not what would be closed.
                results.Add(view.InstitutionCode, refused ?? Refused(EditOutcome.Conflict));
            }
        }

        if (frozen.Count == 0)
        {
            return results;
        }

        await CommitAsync(actor, frozen, cancellationToken);
        await _ledger.ConfirmAsync([.. frozen.Select(one => one.Name)], cancellationToken);
        frozen.ForEach(one => results.Add(one.View.InstitutionCode, new ClosingResult(EditResult.Done, [])));
        return results;
    }

    private static ClosingResult? Refusal(ClosingView view, IReadOnlyCollection<Acceptance> accepted, string? expectedDigest) =>
        view.Head is not null ? Refused(EditOutcome.Unchanged)
        : ClosingRule.Left(view.Blocks, accepted) is { Count: > 0 } left ? new ClosingResult(new EditResult(EditOutcome.Invalid), left)
        : expectedDigest is not null && expectedDigest != view.Digest ? Refused(EditOutcome.Conflict, nameof(expectedDigest))
        : null;

    private async Task<Frozen?> FreezeAsync(Scope actor, ClosingView view, IReadOnlyCollection<Acceptance> accepted, CancellationToken cancellationToken)
    {
        var name = PeriodClosing.NameOf(view.InstitutionCode, view.Month, view.Edition);
        var access = RegisterAccess.Only(actor.Who, view.Registers.Select(r => r.Register).ToHashSet());
        var frozen = await _ledger.FreezeAsync(
            access, name, view.Month, [.. view.Registers.Select(r => new RegisterToClose(r.Register, r.Start, r.End, r.ExpectedHours))], cancellationToken);
        if (DayDigest.Of(frozen) != view.Digest)
        {
            await _ledger.ReleaseAsync([name], cancellationToken);
            return null;
        }

        // Only what really blocked stands in the record as accepted.
        var needed = accepted.Where(a => view.Blocks.Any(block => block.IsMetBy(a))).DistinctBy(a => (a.Register, a.Part)).OrderBy(a => a.Register).ThenBy(a => a.Part)
            .Select(a => new AcceptedPart(a.Register.Meter, a.Register.Name, a.Part, a.Reason.Trim()));
        return new Frozen(view, name, [.. needed]);
    }

    private Task<int> CommitAsync(Scope actor, IReadOnlyList<Frozen> closings, CancellationToken cancellationToken) => _audit.CommitAsync(
        actor.Who,
        async (state, token) =>
        {
            // Another process may have closed one since it was looked at; then its head stands and this one adds nothing.
            var names = closings.Select(one => one.Name).ToList();
            var made = await state.Set<PeriodClosing>().Where(c => names.Contains(c.Name)).Select(c => c.Name).ToListAsync(token);
            var added = closings.Where(one => !made.Contains(one.Name, StringComparer.Ordinal)).ToList();
            state.AddRange(added.Select(one => Head(actor, one)));
            return [.. added.Select(Line)];
        },
        cancellationToken);

    private PeriodClosing Head(Scope actor, Frozen one) => new()
    {
        InstitutionCode = one.View.InstitutionCode,
        Month = one.View.Month.FirstDay,
        Edition = one.View.Edition,
        Name = one.Name,
        Registers = one.View.Registers.Count,
        Digest = one.View.Digest,
        FormulaJson = one.View.FormulaJson,
        AcceptedJson = JsonSerializer.Serialize(one.Accepted, ClosingJson.Options),
        ClosedBy = actor.Who,
        ClosedAt = ReadingLimits.Truncate(_time.GetUtcNow()),
    };

    private static AuditLine Line(Frozen one) => new("period.closed", $"institution:{one.View.InstitutionCode}", new
    {
        Month = one.View.Month.ToString(),
        one.View.Edition,
        Registers = one.View.Registers.Count,
        one.View.Digest,
        Accepted = one.Accepted.Select(a => new { a.Meter, a.Register, Part = a.Part.ToString(), a.Reason }),
    });

    private sealed record Frozen(ClosingView View, string Name, IReadOnlyList<AcceptedPart> Accepted);
}
