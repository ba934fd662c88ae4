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
/// Judges the closed calendar years and finds where the year in progress stands, for every institution. Writes only what
/// has changed; verdicts and alerts commit together with their audit lines.
/// </summary>
/// <remarks>
/// The last closed year is always judged, and with it every one that was not judged since the newest that was: a server
/// that stood still for a year makes it up. The <see cref="YearsRevised"/> before, where they were judged, are judged again,
/// since readings may come late.
/// </remarks>
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

    /// <summary>How many years before the last closed one are judged again when what they rest on changes.</summary>
    public const int YearsRevised = 2;

    private const int AtOnce = 200;

    // One run after the other: of two at once the one that read the older figures could write last.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Assesses every institution.</summary>
    /// <param name="asOf">The instant for which to assess: decides which year is closed, and how far the year in progress has come.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    public async Task<AssessmentOutcome> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await AssessAsync(asOf, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<AssessmentOutcome> AssessAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var zone = SiteZone.Find(site.Value.Zone);
        var today = CalendarDays.DayOf(asOf, zone);
        var thisYear = new DateOnly(today.Year, 1, 1);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        var splits = await state.Set<MonthlySplit>().AsNoTracking().ToListAsync(cancellationToken);
        var loader = new AssessmentLoader(state, new TermReader(ledger, zone), _ => RegisterAccess.System("assess"));
        var adjusted = new AdjustedAssessment(ledger, new AssessmentLoader(state, new TermReader(ledger, zone, LedgerView.AsKnown), _ => RegisterAccess.System("assess")));
        var years = await YearsAsync(state, thisYear.Year - 1, cancellationToken);
        var outcome = default(AssessmentOutcome);
        var institutions = await state.Set<Institution>().AsNoTracking().OrderBy(i => i.Code).ToListAsync(cancellationToken);
        foreach (var chunk in institutions.Chunk(AtOnce))
        {
            var verdicts = new List<Verdict>();
            foreach (var first in years.Select(year => new DateOnly(year, 1, 1)))
            {
                var closed = chunk.Where(i => i.From < first.AddYears(1) && (i.To is null || i.To > first)).ToList();
                var inputs = await loader.LoadAsync(closed, first, first.AddYears(1), cancellationToken);
                verdicts.AddRange(await adjusted.AssessAsync(inputs, rules, asOf, cancellationToken));
            }

            var open = today > thisYear ? chunk.Where(i => i.From < today && (i.To is null || i.To > thisYear)).ToList() : [];
            var standings = (await loader.LoadAsync(open, thisYear, today, cancellationToken))
                .SelectMany(input => StandingRule.Find(input, rules, splits)).ToList();
            IReadOnlyList<string> codes = [.. chunk.Select(i => i.Code)];

            // A standing is derived from what is audited already and carries no audit line of its own.
            var standingsChanged = await new StandingsWriter(states).WriteAsync(thisYear.Year, codes, standings, cancellationToken);
            var written = await WriteAsync(codes, years, verdicts, standings, asOf, cancellationToken);
            outcome = new AssessmentOutcome(
                outcome.Institutions + chunk.Length,
                outcome.Verdicts + written.Verdicts,
                outcome.Standings + standingsChanged,
                outcome.Alerts + written.Alerts);
        }

        return outcome;
    }

    private static async Task<IReadOnlyList<int>> YearsAsync(StateContext state, int lastClosed, CancellationToken cancellationToken)
    {
        var judged = await state.Set<Verdict>().Where(v => v.Year <= lastClosed).Select(v => v.Year).Distinct().ToListAsync(cancellationToken);
        var made = judged.Count == 0 ? lastClosed : Math.Min(judged.Max() + 1, lastClosed);
        return [.. judged.Where(year => year >= lastClosed - YearsRevised).Union(Enumerable.Range(made, lastClosed - made + 1)).Order()];
    }

    private async Task<AssessmentOutcome> WriteAsync(
        IReadOnlyList<string> institutions,
        IReadOnlyList<int> years,
        IReadOnlyList<Verdict> verdicts,
        IReadOnlyList<Standing> standings,
        DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        var found = default(AssessmentOutcome);
        await audit.CommitAsync(
            Actor,
            async (audited, token) =>
            {
                var writer = new FindingsWriter(audited, institutions, years, asOf);
                await writer.WriteVerdictsAsync(verdicts, token);
                await writer.WriteAlertsAsync(verdicts, standings, token);
                found = new AssessmentOutcome(0, writer.VerdictsWritten, 0, writer.AlertsRaised);
                return writer.Lines;
            },
            cancellationToken);
        return found;
    }
}
