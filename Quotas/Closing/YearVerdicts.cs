using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Finds whether the stored verdicts of a year are what the facts of today give, by the assessment's own functions.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="gate">The least completeness at which a year is judged.</param>
/// <param name="zone">The site's zone.</param>
/// <param name="seasons">The heating season, as the assessment has it.</param>
internal sealed class YearVerdicts(IConsumptionLedger ledger, decimal gate, TimeZoneInfo zone, StandardOptions seasons)
{
    /// <summary>Compares.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="institution">The institution; the caller has checked the scope.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="stored">Its current verdicts.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Also <see langword="true"/> for a year that the assessment does not look at any more: what is stored stays.</returns>
    public async Task<bool> AreCurrentAsync(
        StateContext state, Institution institution, int year, IReadOnlyList<Verdict> stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var thisYear = CalendarDays.DayOf(now, zone).Year;
        if (year < thisYear - 1 - AssessmentRun.YearsRevised)
        {
            return true;
        }

        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        if (year >= thisYear || institution.From >= to || institution.To <= from)
        {
            return stored.Count == 0;
        }

        var rules = await AssessmentLoader.RulesAsync(state, gate, cancellationToken);
        var closed = await Loader(state, LedgerView.AsClosed).LoadAsync([institution], from, to, cancellationToken);
        var input = (await new AdjustedAssessment(ledger, Loader(state, LedgerView.AsKnown)).LoadAsync(closed, cancellationToken))[0];
        return AdjustedAssessment.Assess(input, rules, now).Select(VerdictFingerprint.Of).Order(StringComparer.Ordinal)
            .SequenceEqual(stored.Where(v => v.Current).Select(v => v.Fingerprint.Length > 0 ? v.Fingerprint : VerdictFingerprint.Of(v)).Order(StringComparer.Ordinal));
    }

    private AssessmentLoader Loader(StateContext state, LedgerView view) =>
        new(state, new TermReader(ledger, zone, view, LedgerSource.Days), _ => RegisterAccess.System("close-year")) { Seasons = seasons };
}
