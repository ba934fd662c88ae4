using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>Alerts, cases and dated figures of some institutions for a period. Read for many at once.</summary>
internal sealed class InstitutionEvents
{
    private readonly ReportPeriod _period;
    private readonly TimeZoneInfo _zone;
    private readonly ILookup<string, Alert> _alerts;
    private readonly ILookup<string, CaseFile> _cases;
    private readonly ILookup<string, InstitutionFact> _facts;

    private InstitutionEvents(ReportPeriod period, TimeZoneInfo zone, IEnumerable<Alert> alerts, IEnumerable<CaseFile> cases, IEnumerable<InstitutionFact> facts)
    {
        (_period, _zone) = (period, zone);
        _alerts = alerts.ToLookup(a => a.InstitutionCode);
        _cases = cases.ToLookup(c => c.InstitutionCode);
        _facts = facts.ToLookup(f => f.InstitutionCode);
    }

    /// <summary>Reads them.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="codes">The institutions; the caller has checked the scope.</param>
    /// <param name="period">The period.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<InstitutionEvents> ReadAsync(
        StateContext state, IReadOnlyCollection<string> codes, ReportPeriod period, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (from, to, last) = (CalendarDays.StartOf(period.From, zone), CalendarDays.StartOf(period.To, zone), period.To);
        var alerts = await state.Set<Alert>().AsNoTracking()
            .Where(a => EF.Parameter(codes).Contains(a.InstitutionCode) && a.FirstRaisedAt >= from && a.FirstRaisedAt < to)
            .OrderBy(a => a.FirstRaisedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);

        // The institution reads its reports: a case that it does not know of yet is not told there, and a tip never.
        var cases = await state.Set<CaseFile>().AsNoTracking().Include(c => c.Clocks)
            .Where(c => EF.Parameter(codes).Contains(c.InstitutionCode) && c.Kind != CaseKind.Tip && c.KnownFrom != null
                && c.OpenedAt < to && (c.OpenedAt >= from || !CaseStates.SettledStates.Contains(c.State)))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var facts = await state.Set<InstitutionFact>().AsNoTracking()
            .Where(f => EF.Parameter(codes).Contains(f.InstitutionCode) && f.State == ApprovalState.Approved && f.From < last)
            .OrderBy(f => f.Kind).ThenBy(f => f.Subject).ThenBy(f => f.From).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return new InstitutionEvents(period, zone, alerts, cases, facts);
    }

    /// <summary>The alerts of an institution, the first before the others.</summary>
    /// <param name="code">The institution.</param>
    public IReadOnlyList<ReportedAlert> AlertsOf(string code) =>
        [.. _alerts[code].Select(a => new ReportedAlert(
            CalendarDays.DayOf(a.FirstRaisedAt, _zone), Words(AlertNames.Of(a.Kind)), Words(AlertNames.Of(a.Grade)),
            a.Indicator is { } indicator ? ReportWords.Indicator(indicator) : null, Words(AlertNames.Of(a.State)), a.Comment))];

    /// <summary>The cases of an institution by number.</summary>
    /// <param name="code">The institution.</param>
    public IReadOnlyList<ReportedCase> CasesOf(string code) =>
        [.. _cases[code].Select(c => new ReportedCase(
            c.Id, Words(CaseNames.Of(c.Kind)), Words(CaseNames.Of(c.State)), c.Year, CalendarDays.DayOf(c.OpenedAt, _zone), c.Clock?.Due))];

    /// <summary>The figures of an institution by kind and day.</summary>
    /// <param name="code">The institution.</param>
    public IReadOnlyList<ReportedFact> FactsOf(string code)
    {
        var facts = _facts[code].ToList();
        var last = _period.To.AddDays(-1);
        return [.. facts.Select(fact => new ReportedFact(
            Words(FactNames.Of(fact.Kind)), fact.Subject, ReportRounding.Amount(fact.Value, 3), Words(FactNames.UnitOf(fact.Kind)), fact.From, fact.To,
            FactsInForce.On(facts, fact.Kind, last, fact.Subject)?.Id == fact.Id,
            fact.Source))];
    }

    private static BilingualText Words((string Zh, string En) words) => new(words.Zh, words.En);
}
