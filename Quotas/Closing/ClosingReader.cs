using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reads what decides about closing a month, for several institutions at once. The caller has checked the scope.</summary>
/// <param name="readings">The readings.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="facts">The facts of registers.</param>
/// <param name="options">Late days and gate.</param>
/// <param name="site">The site's zone.</param>
/// <param name="time">Today.</param>
internal sealed class ClosingReader(
    IReadingStore readings, IConsumptionLedger ledger, IRegisterFactsSource facts, IOptions<ClosingOptions> options, IOptions<SiteOptions> site, TimeProvider time)
{
    // A reading this long after the end can still move the span over the boundary; later marks are of the days that follow.
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(1);

    /// <summary>Reads.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="institutions">The institutions, each once.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>One view for each, in the order given.</returns>
    public async Task<IReadOnlyList<ClosingView>> ReadAsync(
        StateContext state, string who, IReadOnlyList<string> institutions, Month month, CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(state, institutions, month, cancellationToken);
        var heads = (await state.Set<PeriodClosing>().AsNoTracking().Where(c => institutions.Contains(c.InstitutionCode) && c.Month == month.FirstDay)
            .OrderBy(c => c.Edition).ToListAsync(cancellationToken)).ToLookup(c => c.InstitutionCode);
        var last = await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(c => institutions.Contains(c.InstitutionCode))
            .GroupBy(c => c.InstitutionCode).Select(g => new { g.Key, Month = g.Max(c => c.Month) }).ToDictionaryAsync(c => c.Key, c => Month.Of(c.Month), cancellationToken);
        var registers = parts.Select(p => p.Register).Distinct().ToList();
        var months = await RegistersAsync(state, who, registers, month, cancellationToken);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        return
        [
            .. institutions.Select(code =>
            {
                var own = parts.Where(p => p.Institution == code).ToList();
                var head = heads[code].FirstOrDefault(c => c.InForce);
                var name = head?.Name ?? "";
                RegisterMonth[] counted = head is null
                    ? [.. own.Select(p => p.Register).Distinct().Order().Select(r => months.Open[r])]
                    : [.. months.Closed.Where(c => c.Closing == name).Select(Frozen)];
                var blocks = ClosingRule.Blocks(new ClosingCase
                {
                    Month = month,
                    Today = today,
                    LateDays = options.Value.LateDays,
                    CompletenessGate = options.Value.CompletenessGate,
                    LastClosed = last.TryGetValue(code, out var newest) ? newest : null,
                    IsClosed = head is not null,
                    Registers = counted,
                });
                return new ClosingView(
                    code, month, head, counted, blocks, DayDigest.Of(counted.Select(r => Closed(name, month, r))), JsonSerializer.Serialize(own.Select(p => p.Shown), ClosingJson.Options),
                    [.. heads[code].Where(c => !c.InForce)]);
            }),
        ];
    }

    private static RegisterMonth Frozen(ClosedRegister c) => new(c.Register, c.Start, c.End, c.Figures, c.ExpectedHours, Waiting: false, c.Sha256, Frozen: true);

    private static ClosedRegister Closed(string name, Month month, RegisterMonth r) => new(name, r.Register, month, r.Start, r.End, r.Figures, r.ExpectedHours, r.Sha256);

    // What an exclusion takes out moves a verdict as much as what a term brings in.
    private static async Task<List<Part>> PartsAsync(StateContext state, IReadOnlyList<string> institutions, Month month, CancellationToken cancellationToken)
    {
        var (from, to) = (month.FirstDay, month.Next.FirstDay);
        var terms = await state.Set<BoundaryTerm>().AsNoTracking()
            .Where(t => institutions.Contains(t.InstitutionCode) && t.From < to && (t.To == null || t.To > from)).ToListAsync(cancellationToken);
        var exclusions = await state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => institutions.Contains(e.InstitutionCode) && e.MeterCode != null && e.From < to && (e.To == null || e.To > from)).ToListAsync(cancellationToken);
        return
        [
            .. terms.OrderBy(t => t.EnergyType).ThenBy(t => t.MeterCode, StringComparer.Ordinal).ThenBy(t => t.RegisterName, StringComparer.Ordinal).ThenBy(t => t.From)
                .Select(t => new Part(
                    t.InstitutionCode,
                    new RegisterId(t.MeterCode, t.RegisterName),
                    new { t.EnergyType, t.MeterCode, t.RegisterName, t.Sign, Share = t.Share.ToString("0.############", null), From = Later(t.From, from), To = Earlier(t.To, to) })),
            .. exclusions.OrderBy(e => e.MeterCode, StringComparer.Ordinal).ThenBy(e => e.RegisterName, StringComparer.Ordinal).ThenBy(e => e.From)
                .Select(e => new Part(
                    e.InstitutionCode,
                    new RegisterId(e.MeterCode!, e.RegisterName),
                    new { Exclusion = e.Kind.ToString(), e.EnergyType, e.MeterCode, e.RegisterName, From = Later(e.From, from), To = Earlier(e.To, to) })),
        ];
    }

    private static DateOnly Later(DateOnly day, DateOnly bound) => day > bound ? day : bound;

    private static DateOnly Earlier(DateOnly? day, DateOnly bound) => day is { } given && given < bound ? given : bound;

    private async Task<(Dictionary<RegisterId, RegisterMonth> Open, IReadOnlyList<ClosedRegister> Closed)> RegistersAsync(
        StateContext state, string who, List<RegisterId> registers, Month month, CancellationToken cancellationToken)
    {
        if (registers.Count == 0)
        {
            return ([], []);
        }

        var access = RegisterAccess.Only(who, registers.ToHashSet());
        var closed = await ledger.ReadClosedAsync(access, registers, month, month, cancellationToken);
        var open = closed.DistinctBy(c => c.Register).ToDictionary(c => c.Register, Frozen);
        var rest = registers.Where(r => !open.ContainsKey(r)).ToList();
        if (rest.Count == 0)
        {
            return (open, closed);
        }

        var known = await facts.GetAsync(access, rest, cancellationToken);
        var levels = new BoundaryLevels(readings, ledger);
        var starts = await levels.AtStartOfAsync(access, [.. known.Values], month.FirstDay, cancellationToken);
        var ends = await levels.AtStartOfAsync(access, [.. known.Values], month.Next.FirstDay, cancellationToken);
        var days = (await ledger.ReadDaysAsync(access, rest, month.FirstDay, month.Next.FirstDay, cancellationToken)).ToLookup(d => d.Register);
        var meters = rest.Select(r => r.Meter).Distinct().ToList();
        var marks = (await state.Set<SettlementMarkRow>().AsNoTracking().Where(m => m.WaitingSince != null && meters.Contains(m.Meter)).ToListAsync(cancellationToken))
            .ToDictionary(m => new RegisterId(m.Meter, m.Register), m => m.From);
        foreach (var register in rest)
        {
            var zone = known.TryGetValue(register, out var fact) ? fact.Zone : SiteZone.Find(site.Value.Zone);
            LedgerDay[] rows = [.. days[register]];
            open.Add(register, new RegisterMonth(
                register,
                starts.GetValueOrDefault(register, BoundaryLevel.Missing),
                ends.GetValueOrDefault(register, BoundaryLevel.Missing),
                MonthFigures.Of(rows),
                HoursOf(month, zone),
                marks.TryGetValue(register, out var from) && from < month.EndIn(zone) + AfterTheEnd,
                DayDigest.Of(rows),
                Frozen: false));
        }

        return (open, closed);
    }

    private static int HoursOf(Month month, TimeZoneInfo zone) => (int)((month.EndIn(zone) - month.StartIn(zone)).Ticks / TimeSpan.TicksPerHour);

    private sealed record Part(string Institution, RegisterId Register, object Shown);
}
