using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>
/// What stands of all institutions before an assessment writes, so that only those of which something else was found need a
/// transaction. What is written is compared once more inside of it.
/// </summary>
internal sealed class PreviousFindings
{
    private readonly ILookup<string, (QuotaIndicator?, string)> _verdicts;
    private readonly ILookup<string, Alert> _alerts;

    private PreviousFindings(ILookup<string, (QuotaIndicator?, string)> verdicts, ILookup<string, Alert> alerts) => (_verdicts, _alerts) = (verdicts, alerts);

    /// <summary>Looks at the verdicts in force of a year, and at the alerts that an assessment may move.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="year">The calendar year that is assessed.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<PreviousFindings> LoadAsync(IDbContextFactory<StateContext> states, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var verdicts = await state.Set<Verdict>().AsNoTracking().Where(v => v.Year == year && v.Current)
            .Select(v => new { v.InstitutionCode, v.Indicator, v.Fingerprint }).ToListAsync(cancellationToken);
        var alerts = await state.Set<Alert>().AsNoTracking().Where(a => VerdictRound.Kinds.Contains(a.Kind) && (a.Holds || a.Year == year)).ToListAsync(cancellationToken);
        return new PreviousFindings(verdicts.ToLookup(v => v.InstitutionCode, v => (v.Indicator, v.Fingerprint)), alerts.ToLookup(a => a.InstitutionCode));
    }

    /// <summary>The institutions of which other verdicts were found than stand.</summary>
    /// <param name="institutions">The institutions that were judged.</param>
    /// <param name="found">Their verdicts, with fingerprints.</param>
    public IEnumerable<string> Revised(IReadOnlyCollection<string> institutions, ILookup<string, Verdict> found) =>
        institutions.Where(code => !_verdicts[code].ToHashSet().SetEquals(found[code].Select(v => (v.Indicator, v.Fingerprint))));

    /// <summary>The institutions whose alerts a round moves.</summary>
    /// <param name="round">What was found; it names its institutions.</param>
    public IEnumerable<string> Moved(AlertRound round) =>
        AlertChanges.Of(round, [.. round.Institutions!.SelectMany(code => _alerts[code])]).Select(change => change.InstitutionCode).Distinct();
}
