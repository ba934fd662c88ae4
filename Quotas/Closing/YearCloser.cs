using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Closes institutions' years, and tells before what stands in the way. Nothing is frozen by it that the months have not frozen.</summary>
public sealed class YearCloser
{
    private const int LongestReason = 400;

    private readonly IDbContextFactory<StateContext> _states;
    private readonly AuditLog _audit;
    private readonly ClosingTurn _turn;
    private readonly TimeProvider _time;
    private readonly YearReader _reader;

    /// <summary>Makes the service.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="facts">The facts of registers.</param>
    /// <param name="audit">The audit log.</param>
    /// <param name="turn">One after the other.</param>
    /// <param name="options">Late days and gate of months.</param>
    /// <param name="quotas">The gate of verdicts.</param>
    /// <param name="site">The site's zone.</param>
    /// <param name="time">The clock.</param>
    /// <param name="standards">The heating season, as the assessment has it; <see langword="null"/>: none is set.</param>
    public YearCloser(
        IDbContextFactory<StateContext> states,
        IReadingStore readings,
        IConsumptionLedger ledger,
        IRegisterFactsSource facts,
        AuditLog audit,
        ClosingTurn turn,
        IOptions<ClosingOptions> options,
        IOptions<QuotaOptions> quotas,
        IOptions<SiteOptions> site,
        TimeProvider time,
        IOptions<StandardOptions>? standards = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(site);
        (_states, _audit, _turn, _time) = (states, audit, turn, time);
        var zone = SiteZone.Find(site.Value.Zone);
        _reader = new YearReader(
            new ClosingReader(readings, ledger, facts, options, site, time), new YearVerdicts(ledger, quotas.Value.CompletenessGate, zone, standards?.Value ?? new StandardOptions()), ledger, zone);
    }

    /// <summary>An institution's year as it is closed, or as it would be closed now.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns><see langword="null"/> where the scope does not see the institution.</returns>
    public async Task<YearView?> ViewAsync(Scope scope, string institution, int year, CancellationToken cancellationToken)
    {
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(state, scope, institution, year, cancellationToken);
    }

    /// <summary>Closes a year.</summary>
    /// <param name="actor">Who closes it.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="accepted">What the officer accepts by name; what needs no acceptance is passed over.</param>
    /// <param name="expectedDigest">The digest that was previewed: another one is a conflict. <see langword="null"/>: whatever it is now.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<YearResult> CloseAsync(
        Scope actor, string institution, int year, IReadOnlyCollection<YearAcceptance> accepted, string? expectedDigest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return !actor.May(Permission.ClosePeriods) ? Refused(EditOutcome.NotAllowed)
            : accepted.Any(a => string.IsNullOrWhiteSpace(a.Reason) || a.Reason.Length > LongestReason) ? Refused(EditOutcome.Invalid, nameof(YearAcceptance.Reason))
            : await _turn.TakeAsync(() => TryAsync(actor, institution, year, accepted, expectedDigest, cancellationToken), cancellationToken);
    }

    private static YearResult Refused(EditOutcome outcome, string field = "") => new(new EditResult(outcome, field), []);

    private async Task<YearView?> ReadAsync(StateContext state, Scope scope, string institution, int year, CancellationToken cancellationToken)
    {
        var seen = await state.Set<Institution>().AsNoTracking().Within(scope).SingleOrDefaultAsync(i => i.Code == institution, cancellationToken);
        return seen is null ? null : await _reader.ReadAsync(state, scope, seen, year, _time.GetUtcNow(), cancellationToken);
    }

    private async Task<YearResult> TryAsync(
        Scope actor, string institution, int year, IReadOnlyCollection<YearAcceptance> accepted, string? expectedDigest, CancellationToken cancellationToken)
    {
        await using var looked = await _states.CreateDbContextAsync(cancellationToken);
        if (await ReadAsync(looked, actor, institution, year, cancellationToken) is not { } view)
        {
            return Refused(EditOutcome.NotFound, nameof(institution));
        }

        if (view.Head is not null)
        {
            return Refused(EditOutcome.Unchanged);
        }

        if (YearRule.Left(view.Blocks, accepted) is { Count: > 0 } left)
        {
            return new YearResult(new EditResult(EditOutcome.Invalid), left);
        }

        if (expectedDigest is not null && expectedDigest != view.Digest)
        {
            return Refused(EditOutcome.Conflict, nameof(expectedDigest));
        }

        var written = await _audit.CommitAsync(
            actor.Who, async (state, token) => await IsAsLookedAtAsync(state, view, token) ? [Add(state, actor, view, accepted)] : [], cancellationToken);
        return written > 0 ? new YearResult(EditResult.Done, []) : Refused(EditOutcome.Conflict);
    }

    // The assessment does not wait for closings: what it has written since the look must not become final unseen.
    private static async Task<bool> IsAsLookedAtAsync(StateContext state, YearView view, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(view.Year, 1, 1), new DateOnly(view.Year + 1, 1, 1));
        var months = await state.Set<PeriodClosing>().InForce().Where(c => c.InstitutionCode == view.InstitutionCode && c.Month >= from && c.Month < to)
            .Select(c => c.Id).ToListAsync(cancellationToken);
        var verdicts = await state.Set<Verdict>().Where(v => v.InstitutionCode == view.InstitutionCode && v.Year == view.Year && v.Current)
            .Select(v => v.Id).ToListAsync(cancellationToken);
        return months.ToHashSet().SetEquals(view.Months.Select(m => m.Head?.Id ?? 0)) && verdicts.ToHashSet().SetEquals(view.Verdicts.Select(v => v.Id))
            && !await state.Set<YearClosing>().InForce().AnyAsync(c => c.InstitutionCode == view.InstitutionCode && c.Year == view.Year, cancellationToken);
    }

    private AuditLine Add(StateContext state, Scope actor, YearView view, IReadOnlyCollection<YearAcceptance> accepted)
    {
        // Only what really blocked stands in the record as accepted.
        var needed = accepted.Where(a => view.Blocks.Any(block => block.IsMetBy(a))).DistinctBy(a => (a.Kind, a.Subject)).OrderBy(a => a.Kind)
            .ThenBy(a => a.Subject, StringComparer.Ordinal).Select(a => a with { Reason = a.Reason.Trim() }).ToList();
        var months = YearReader.MonthsOf(view.Months);
        state.Add(new YearClosing
        {
            InstitutionCode = view.InstitutionCode,
            Year = view.Year,
            Edition = view.Edition,
            Digest = view.Digest,
            MonthsJson = JsonSerializer.Serialize(months, ClosingJson.Options),
            AcceptedJson = JsonSerializer.Serialize(needed, ClosingJson.Options),
            Verdicts = [.. view.Verdicts.Select(v => new FinalVerdict { VerdictId = v.Id })],
            ClosedBy = actor.Who,
            ClosedAt = ReadingLimits.Truncate(_time.GetUtcNow()),
        });
        return new AuditLine("year.closed", $"institution:{view.InstitutionCode}:{view.Year}", new
        {
            view.Edition,
            Months = months.Select(m => m.Month),
            view.Digest,
            Final = view.Verdicts.Select(v => new { v.Id, Indicator = v.Indicator?.ToString(), v.Revision, Grade = v.Grade.ToString(), v.Value }),
            Accepted = needed.Select(a => new { Kind = a.Kind.ToString(), a.Subject, a.Reason }),
        });
    }
}
