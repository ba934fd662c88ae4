using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Queries;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Areas;

/// <summary>Reads what institutions used, summed by what decides who sees them.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="clock">The day it is.</param>
/// <param name="settings">The site's zone.</param>
internal sealed class AreaUseReader(IDbContextFactory<StateContext> states, IConsumptionLedger ledger, SiteClock clock, HostSettings settings)
{
    // So many institutions are asked of the ledger at once: each question looks through its months, and what it holds is bounded.
    private const int Chunk = 4_000;

    /// <summary>Reads all institutions of a scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AreaUses> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var span = new AreaSpan(clock.Today);
        var hours = new HoursOfDays(settings.Zone);
        var sums = new Dictionary<AreaKey, Dictionary<AreaUnit, AreaSum[]>>();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var keys = (await state.Seen(scope).ToListAsync(cancellationToken)).ToDictionary(static institution => institution.Code, AreaKey.Of, StringComparer.Ordinal);
        for (var skip = 0; skip < keys.Count; skip += Chunk)
        {
            var codes = state.Seen(scope).OrderBy(institution => institution.Code).Skip(skip).Take(Chunk).Select(institution => institution.Code);
            var pieces = await PiecesAsync(state, codes, span, cancellationToken);
            var registers = pieces.Select(static piece => piece.Term.Register).ToHashSet();
            var known = await ledger.SumSpansAsync(
                LedgerView.AsClosed, LedgerSource.Months, scope.Access(registers), pieces.ConvertAll(static piece => new RegisterSpan(piece.Term.Register, piece.Term.From, piece.Term.To)), cancellationToken);
            foreach (var (index, (at, term)) in pieces.Index())
            {
                // Registered since: it is there the next time.
                if (!keys.TryGetValue(term.Owner, out var key))
                {
                    continue;
                }

                var sum = Slots(sums, key, new AreaUnit(term.EnergyType, term.Unit));
                sum[at] = sum[at].Plus(new AreaSum(
                    term.Sign * term.Share * known[index].Quantity, known[index].MeasuredHours + known[index].ManualHours, hours.Between(term.From, term.To)));
            }
        }

        return new AreaUses(clock.Now, span, sums.ToDictionary(
            static of => of.Key, of => new AreaUse(span, of.Value.ToDictionary(static amount => amount.Key, static amount => (IReadOnlyList<AreaSum>)amount.Value))));
    }

    private static async Task<List<(int At, TermSpan Term)>> PiecesAsync(
        StateContext state, IQueryable<string> codes, AreaSpan span, CancellationToken cancellationToken)
    {
        var (from, to) = (span.First, span.Today);
        var wanted = state.Set<BoundaryTerm>().AsNoTracking()
            .Where(term => codes.Contains(term.InstitutionCode) && term.From < to && (term.To == null || term.To > from));
        var terms = await wanted.ToListAsync(cancellationToken);
        var meters = wanted.Select(term => term.MeterCode);
        var units = (await state.Set<MeterRegister>().AsNoTracking().Where(register => meters.Contains(register.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(static register => register.Id, static register => register.Unit);
        var days = Enumerable.Range(0, AreaSpan.Count).Select(span.Days).Index().Where(static of => of.Item.From < of.Item.To).ToList();
        return [.. terms.SelectMany(term => days.Select(of => (of.Index, Term: TermSpan.Cut(term, units, of.Item.From, of.Item.To)))).Where(static piece => piece.Term is not null).Select(static piece => (piece.Index, piece.Term!))];
    }

    private static AreaSum[] Slots(Dictionary<AreaKey, Dictionary<AreaUnit, AreaSum[]>> sums, AreaKey key, AreaUnit unit)
    {
        if (!sums.TryGetValue(key, out var units))
        {
            sums.Add(key, units = []);
        }

        if (!units.TryGetValue(unit, out var slots))
        {
            units.Add(unit, slots = new AreaSum[AreaSpan.Count]);
        }

        return slots;
    }

    private sealed class HoursOfDays(TimeZoneInfo zone)
    {
        private readonly Dictionary<(DateOnly From, DateOnly To), int> _known = [];

        public int Between(DateOnly from, DateOnly to)
        {
            if (!_known.TryGetValue((from, to), out var hours))
            {
                _known.Add((from, to), hours = CalendarDays.HoursBetween(from, to, zone));
            }

            return hours;
        }
    }
}

/// <summary>What all institutions used. Whoever reads it cuts it down to a scope: see <see cref="AreaQuery"/>.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Span">The days it is about.</param>
/// <param name="Groups">Summed by what decides who sees them.</param>
internal sealed record AreaUses(DateTimeOffset AsOf, AreaSpan Span, IReadOnlyDictionary<AreaKey, AreaUse> Groups);
