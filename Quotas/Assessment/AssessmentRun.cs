using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
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
/// <param name="alerts">By what alerts are raised.</param>
/// <param name="standards">The heating season; <see langword="null"/>: none is set.</param>
public sealed class AssessmentRun(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    AuditLog audit,
    IOptions<QuotaOptions> options,
    IOptions<SiteOptions> site,
    AlertPolicy alerts,
    IOptions<StandardOptions>? standards = null) : IDisposable
{
    /// <summary>The actor in the audit log.</summary>
    public const string Actor = "system:assess";

    /// <summary>How many years before the last closed one are judged again when what they rest on changes.</summary>
    public const int YearsRevised = 2;

    private const int AtOnce = 500;

    // Judged beside one another while another is written; what is judged and waits takes memory.
    private const int ChunksAhead = 2;

    // One run after the other: of two at once the one that read the older figures could write last.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private volatile LedgerSource _source = LedgerSource.Days;

    /// <summary>Assesses every institution.</summary>
    /// <param name="asOf">The instant for which to assess: decides which year is closed, and how far the year in progress has come.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    /// <remarks>Until one has ended well since the start, it reads the daily rows themselves; then the month sums above them.</remarks>
    public Task<AssessmentOutcome> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        RunAsync(asOf, _source, cancellationToken);

    /// <summary>Assesses every institution.</summary>
    /// <param name="asOf">The instant for which to assess: decides which year is closed, and how far the year in progress has come.</param>
    /// <param name="source">From which rows of the ledger; both give the same.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    public async Task<AssessmentOutcome> RunAsync(DateTimeOffset asOf, LedgerSource source, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var outcome = await AssessAsync(asOf, source, cancellationToken);
            _source = LedgerSource.Months;
            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<AssessmentOutcome> AssessAsync(DateTimeOffset asOf, LedgerSource source, CancellationToken cancellationToken)
    {
        var zone = SiteZone.Find(site.Value.Zone);
        var today = CalendarDays.DayOf(asOf, zone);
        var thisYear = new DateOnly(today.Year, 1, 1);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        var institutions = await state.Set<Institution>().AsNoTracking().OrderBy(i => i.Code).ToListAsync(cancellationToken);
        var loader = Loader(state, zone, LedgerView.AsClosed, source);
        var adjusted = new AdjustedAssessment(ledger, Loader(state, zone, LedgerView.AsKnown, source));
        var outcome = new AssessmentOutcome(institutions.Count, 0, 0, 0);
        foreach (var year in await YearsAsync(state, thisYear.Year - 1, cancellationToken))
        {
            var first = new DateOnly(year, 1, 1);
            var closed = institutions.Where(i => i.From < first.AddYears(1) && (i.To is null || i.To > first)).ToList();
            var before = await PreviousFindings.LoadAsync(states, year, cancellationToken);
            var inputs = (await adjusted.LoadAsync(await loader.LoadAsync(closed, first, first.AddYears(1), cancellationToken), cancellationToken))
                .ToDictionary(input => input.Closed.Institution.Code);
            await foreach (var (codes, verdicts) in ChangedAsync(year, before, ChunksAsync(institutions, inputs, input => Judge(input, rules, asOf))))
            {
                var written = await WriteAsync(codes, year, verdicts, [], asOf, cancellationToken);
                outcome = outcome with { Verdicts = outcome.Verdicts + written.Verdicts, Alerts = outcome.Alerts + written.Alerts };
            }
        }

        var splits = await state.Set<MonthlySplit>().AsNoTracking().ToListAsync(cancellationToken);
        var open = today > thisYear ? institutions.Where(i => i.From < today && (i.To is null || i.To > thisYear)).ToList() : [];
        if (open.Count == 0 && !await state.Set<Standing>().AnyAsync(s => s.Year == thisYear.Year, cancellationToken))
        {
            return outcome;
        }

        var alertsBefore = await PreviousFindings.LoadAsync(states, thisYear.Year, cancellationToken);
        var progress = (await loader.LoadAsync(open, thisYear, today, cancellationToken)).ToDictionary(input => input.Institution.Code);
        var forecast = new ForecastStep(states, ledger, zone, rules, today);
        if (today > thisYear)
        {
            await forecast.PrepareAsync([.. institutions.Chunk(ForecastStep.InstitutionsAtOnce)], cancellationToken);
        }

        await foreach (var (codes, standings) in ChunksAsync(institutions, progress, input => StandingRule.Find(input, rules, splits)))
        {
            // A standing is derived from what is audited already and carries no audit line of its own.
            var changed = await new StandingsWriter(states).WriteAsync(thisYear.Year, codes, standings, cancellationToken);
            if (today > thisYear)
            {
                await forecast.WriteAsync(codes, [.. codes.Where(progress.ContainsKey).Select(code => progress[code])], cancellationToken);
            }

            var moved = alertsBefore.Moved(VerdictRound.Of(codes, thisYear.Year, [], standings, alerts.Options)).ToHashSet();
            var written = moved.Count == 0 ? default
                : await WriteAsync([.. moved], thisYear.Year, null, [.. standings.Where(s => moved.Contains(s.InstitutionCode))], asOf, cancellationToken);
            outcome = outcome with { Standings = outcome.Standings + changed, Alerts = outcome.Alerts + written.Alerts };
        }

        return outcome;
    }

    private AssessmentLoader Loader(StateContext state, TimeZoneInfo zone, LedgerView view, LedgerSource source) =>
        new(state, new TermReader(ledger, zone, view, source), _ => RegisterAccess.System("assess")) { Seasons = standards?.Value ?? new StandardOptions() };

    private static async Task<IReadOnlyList<int>> YearsAsync(StateContext state, int lastClosed, CancellationToken cancellationToken)
    {
        var judged = await state.Set<Verdict>().Where(v => v.Year <= lastClosed).Select(v => v.Year).Distinct().ToListAsync(cancellationToken);
        var made = judged.Count == 0 ? lastClosed : Math.Min(judged.Max() + 1, lastClosed);
        return [.. judged.Where(year => year >= lastClosed - YearsRevised).Union(Enumerable.Range(made, lastClosed - made + 1)).Order()];
    }

    private static IEnumerable<Verdict> Judge(AdjustedInput input, AssessmentRules rules, DateTimeOffset asOf)
    {
        foreach (var verdict in AdjustedAssessment.Assess(input, rules, asOf))
        {
            verdict.Fingerprint = VerdictFingerprint.Of(verdict);
            yield return verdict;
        }
    }

    // Of what was found only what is other than it stands, gathered so that it is worth a transaction.
    private async IAsyncEnumerable<(IReadOnlyList<string> Codes, IReadOnlyList<Verdict> Found)> ChangedAsync(
        int year, PreviousFindings before, IAsyncEnumerable<(IReadOnlyList<string> Codes, IReadOnlyList<Verdict> Found)> chunks)
    {
        var (gathered, found) = (new List<string>(), new List<Verdict>());
        await foreach (var (codes, verdicts) in chunks)
        {
            var byCode = verdicts.ToLookup(v => v.InstitutionCode);
            var moved = before.Moved(VerdictRound.Of(codes, year, verdicts, [], alerts.Options));
            foreach (var code in before.Revised(codes, byCode).Union(moved))
            {
                gathered.Add(code);
                found.AddRange(byCode[code]);
            }

            if (gathered.Count >= AtOnce)
            {
                yield return (gathered, found);
                (gathered, found) = ([], []);
            }
        }

        if (gathered.Count > 0)
        {
            yield return (gathered, found);
        }
    }

    // What is found for some institutions while what was found for those before them is being written.
    private static async IAsyncEnumerable<(IReadOnlyList<string> Codes, IReadOnlyList<TFound> Found)> ChunksAsync<TInput, TFound>(
        IReadOnlyList<Institution> institutions, Dictionary<string, TInput> inputs, Func<TInput, IEnumerable<TFound>> find)
    {
        var ahead = new Queue<Task<(IReadOnlyList<string>, IReadOnlyList<TFound>)>>();
        foreach (var chunk in institutions.Chunk(AtOnce))
        {
            ahead.Enqueue(Task.Run<(IReadOnlyList<string>, IReadOnlyList<TFound>)>(() => (
                [.. chunk.Select(i => i.Code)],
                [.. chunk.Where(i => inputs.ContainsKey(i.Code)).SelectMany(i => find(inputs[i.Code]))])));
            if (ahead.Count > ChunksAhead)
            {
                yield return await ahead.Dequeue();
            }
        }

        while (ahead.TryDequeue(out var next))
        {
            yield return await next;
        }
    }

    // Without verdicts: the year is in progress.
    private async Task<AssessmentOutcome> WriteAsync(
        IReadOnlyList<string> institutions, int year, IReadOnlyList<Verdict>? verdicts, IReadOnlyList<Standing> standings, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var found = default(AssessmentOutcome);
        await audit.CommitAsync(
            Actor,
            async (audited, token) =>
            {
                var writer = new VerdictWriter(audited, institutions, year);
                if (verdicts is not null)
                {
                    await writer.WriteAsync(verdicts, token);
                }

                var round = VerdictRound.Of(institutions, year, verdicts ?? [], standings, alerts.Options);
                var raised = await AlertWriter.WriteAsync(audited, alerts, round, Actor, asOf, token);
                found = new AssessmentOutcome(0, writer.Written, 0, raised.Raised);
                return [.. writer.Lines, .. raised.Lines];
            },
            cancellationToken);
        return found;
    }
}
