using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>The loss accounting (数据完整性): what came of each gateway in each hour, what became of it, and what was expected.</summary>
/// <remarks>
/// What came is counted with the journal's position and never again; what was expected is counted in the stores when it is
/// asked for. See docs/decisions/0014-loss-accounting.md.
/// </remarks>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="slots">Counts expected readings.</param>
/// <param name="waiting">Counts what waits in the journal.</param>
public sealed class LossAccounts(IDbContextFactory<StateContext> states, SlotQuery slots, WaitingMessages waiting)
{
    /// <summary>One page of gateways with their hours.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="search">Part of the gateway's name or of the institution's code or name; empty for all.</param>
    /// <param name="fromHour">The first <see cref="HourNumber"/>.</param>
    /// <param name="hours">How many hours; 1 to 744. Each costs the readings of the page's meters.</param>
    /// <param name="skip">How many gateways to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<LossPage> PageAsync(Scope scope, string search, int fromHour, int hours, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var all = GatewayList.Of(state, scope, null, null, search);
        var total = await all.CountAsync(cancellationToken);
        var listed = await all.Skip(skip).Take(take).ToListAsync(cancellationToken);
        var meters = await GatewayList.MetersAsync(state, scope, listed, cancellationToken);
        var counted = await slots.CountAsync(scope, [.. meters.SelectMany(group => group)], fromHour, hours, cancellationToken);
        var look = await waiting.LookAsync(cancellationToken);
        return new LossPage(await RowsAsync(state, listed, meters, counted, look, fromHour, hours, cancellationToken), total, look.IsComplete);
    }

    /// <summary>One gateway with its hours and its meters.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="gateway">The gateway; without a name: the institution's meters that report by none.</param>
    /// <param name="fromHour">The first <see cref="HourNumber"/>.</param>
    /// <param name="hours">How many hours; 1 to 744.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The account and its meters, those with most missing first; <see langword="null"/> where the scope sees no such gateway.</returns>
    public async Task<(GatewayLoss Account, IReadOnlyList<MeterLoss> Meters)?> FindAsync(
        Scope scope, GatewayKey gateway, int fromHour, int hours, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var listed = await GatewayList.Of(state, scope, gateway.Institution, gateway.Gateway, "").Take(1).ToListAsync(cancellationToken);
        if (listed.Count == 0)
        {
            return null;
        }

        var meters = await GatewayList.MetersAsync(state, scope, listed, cancellationToken);
        var counted = await slots.CountAsync(scope, [.. meters[listed[0]]], fromHour, hours, cancellationToken);
        var look = await waiting.LookAsync(cancellationToken);
        var rows = await RowsAsync(state, listed, meters, counted, look, fromHour, hours, cancellationToken);
        return (rows[0], [.. meters[listed[0]]
            .Select(meter => new MeterLoss(meter, counted[meter.Code].Aggregate(default(SlotCounts), static (sum, hour) => sum + hour)))
            .OrderByDescending(row => row.Slots.Missing).ThenByDescending(row => row.Slots.Estimated).ThenBy(row => row.Meter.Code, StringComparer.Ordinal)]);
    }

    private static async Task<List<GatewayLoss>> RowsAsync(
        StateContext state,
        List<ListedGateway> listed,
        ILookup<ListedGateway, Meter> meters,
        IReadOnlyDictionary<string, SlotCounts[]> counted,
        WaitingLook look,
        int fromHour,
        int hours,
        CancellationToken cancellationToken)
    {
        var ids = listed.ConvertAll(g => g.Id);
        var stored = (await state.Set<GatewayHour>().AsNoTracking()
            .Where(h => ids.Contains(h.GatewayId) && h.Hour >= fromHour && h.Hour < fromHour + hours).ToListAsync(cancellationToken))
            .ToDictionary(h => (h.GatewayId, h.Hour));
        var forMeter = await ForMeterAsync(state, listed, fromHour, hours, cancellationToken);
        return listed.ConvertAll(gateway =>
        {
            var account = new LossHour[hours];
            for (var i = 0; i < hours; i++)
            {
                var key = (gateway.Key, fromHour + i);
                var hour = stored.GetValueOrDefault((gateway.Id, fromHour + i));
                var expected = meters[gateway].Aggregate(default(SlotCounts), (sum, meter) => sum + counted[meter.Code][i]);
                account[i] = new LossHour(
                    expected,
                    hour?.Messages ?? 0,
                    hour?.Received ?? 0,
                    hour?.Stored ?? 0,
                    hour?.Repeats ?? 0,
                    hour?.Conflicts ?? 0,
                    hour?.Rejected ?? 0,
                    hour?.Replayed ?? 0,
                    gateway.Id == 0 ? 0 : look.Messages.GetValueOrDefault(key),
                    gateway.Id == 0 ? 0 : forMeter.GetValueOrDefault(key));
            }

            return new GatewayLoss(gateway.Key, meters[gateway].Count(), account);
        });
    }

    private static async Task<Dictionary<(GatewayKey, int), long>> ForMeterAsync(
        StateContext state, List<ListedGateway> listed, int fromHour, int hours, CancellationToken cancellationToken)
    {
        var institutions = listed.Select(g => g.Institution.Length == 0 ? null : g.Institution).Distinct().ToList();
        var (from, to) = (HourNumber.StartOf(fromHour), HourNumber.StartOf(fromHour + hours));
        var rejects = await state.Set<RejectedMessage>().AsNoTracking()
            .Where(r => (r.Reason == RejectReason.UnknownMeter || r.Reason == RejectReason.UnknownRegister) && r.ReplayedAt == null
                && r.LastReceivedAt >= from && r.LastReceivedAt < to && institutions.Contains(r.InstitutionCode))
            .Select(r => new { r.InstitutionCode, r.Gateway, r.LastReceivedAt, r.Count }).ToListAsync(cancellationToken);
        return rejects.GroupBy(r => (new GatewayKey(r.InstitutionCode ?? "", r.Gateway ?? ""), HourNumber.Of(r.LastReceivedAt)))
            .ToDictionary(group => group.Key, group => group.Sum(r => r.Count));
    }
}
