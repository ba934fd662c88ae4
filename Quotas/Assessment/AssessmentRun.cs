using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>What an assessment changed; all zero when it is repeated.</summary>
/// <param name="Institutions">Institutions looked at.</param>
/// <param name="Verdicts">New verdicts or revisions.</param>
/// <param name="Standings">Standings that changed.</param>
/// <param name="Alerts">Alerts raised.</param>
public readonly record struct AssessmentOutcome(int Institutions, int Verdicts, int Standings, int Alerts);

/// <summary>
/// Judges the last closed calendar year and finds where the year in progress stands, for every institution. Writes only
/// what has changed; verdicts and alerts commit together with their audit lines.
/// </summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="audit">The audit log.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; years are those of its zone.</param>
public sealed class AssessmentRun(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    AuditLog audit,
    IOptions<QuotaOptions> options,
    IOptions<SiteOptions> site) : IDisposable
{
    /// <summary>The actor in the audit log.</summary>
    public const string Actor = "system:assess";

    private const int AtOnce = 200;

    // Two runs at once would find the same new standing and both add it.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Assesses every institution. A run that comes while another is under way waits for it.</summary>
    /// <param name="asOf">The instant for which to assess: decides which year is closed, and how far the year in progress has come.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    public async Task<AssessmentOutcome> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await AssessAsync(asOf, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<AssessmentOutcome> AssessAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var zone = SiteZone.Find(site.Value.Zone);
        var today = CalendarDays.DayOf(asOf, zone);
        var thisYear = new DateOnly(today.Year, 1, 1);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        var splits = await state.Set<MonthlySplit>().AsNoTracking().ToListAsync(cancellationToken);
        var loader = new AssessmentLoader(state, new TermReader(ledger, zone), RegisterAccess.System("assess"));
        var outcome = default(AssessmentOutcome);
        var institutions = await state.Set<Institution>().AsNoTracking().OrderBy(i => i.Code).ToListAsync(cancellationToken);
        foreach (var chunk in institutions.Chunk(AtOnce))
        {
            var closed = chunk.Where(i => i.From < thisYear && (i.To is null || i.To > thisYear.AddYears(-1))).ToList();
            var verdicts = (await loader.LoadAsync(closed, thisYear.AddYears(-1), thisYear, cancellationToken))
                .SelectMany(input => Assessor.Assess(input, rules, asOf)).ToList();
            var open = today > thisYear ? chunk.Where(i => i.From < today && (i.To is null || i.To > thisYear)).ToList() : [];
            var standings = (await loader.LoadAsync(open, thisYear, today, cancellationToken))
                .SelectMany(input => StandingRule.Find(input, rules, splits)).ToList();
            var written = await WriteAsync([.. chunk.Select(i => i.Code)], verdicts, standings, asOf, cancellationToken);
            outcome = new AssessmentOutcome(
                outcome.Institutions + chunk.Length,
                outcome.Verdicts + written.Verdicts,
                outcome.Standings + written.Standings,
                outcome.Alerts + written.Alerts);
        }

        return outcome;
    }

    private async Task<AssessmentOutcome> WriteAsync(
        IReadOnlyList<string> institutions,
        IReadOnlyList<Verdict> verdicts,
        IReadOnlyList<Standing> standings,
        DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        // A standing is derived from what is audited already and carries no audit line of its own.
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var standingsChanged = await StandingsWriter.WriteAsync(state, standings, cancellationToken);
        var found = default(AssessmentOutcome);
        await audit.CommitAsync(
            Actor,
            async (audited, token) =>
            {
                var writer = new FindingsWriter(audited, institutions, asOf);
                await writer.WriteVerdictsAsync(verdicts, token);
                await writer.WriteAlertsAsync(verdicts, standings, token);
                found = new AssessmentOutcome(0, writer.VerdictsWritten, standingsChanged, writer.AlertsRaised);
                return writer.Lines;
            },
            cancellationToken);
        return found;
    }
}
