using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>The gateways a scope sees, and the meters that reported by them.</summary>
internal static class GatewayList
{
    /// <summary>The gateways, by institution and name; an institution with meters that report by none has one without a name.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="scope">Who asks. What names no registered institution is seen only by who sees every region.</param>
    /// <param name="institution">Only this institution, or <see langword="null"/>.</param>
    /// <param name="gateway">Only this name, or <see langword="null"/>; empty: the one without a name.</param>
    /// <param name="search">Part of the gateway's name or of the institution's code or name; empty for all.</param>
    public static IQueryable<ListedGateway> Of(StateContext state, Scope scope, string? institution, string? gateway, string search)
    {
        var seen = state.Set<Institution>().Within(scope);
        var codes = seen.Select(i => i.Code);
        var registered = state.Set<Institution>();
        var named = state.Set<ReportingGateway>()
            .Where(g => codes.Contains(g.InstitutionCode) || (scope.SeesEveryRegion && !registered.Any(i => i.Code == g.InstitutionCode)))
            .Select(g => new ListedGateway { Institution = g.InstitutionCode, Gateway = g.Name, Id = g.Id });
        var unnamed = state.Set<Meter>()
            .Where(m => !m.Billed && m.RemovedAt == null && codes.Contains(m.InstitutionCode) && !state.Set<MeterGateway>().Any(x => x.MeterCode == m.Code))
            .Select(m => new ListedGateway { Institution = m.InstitutionCode, Gateway = "", Id = 0 }).Distinct();
        var all = named.Concat(unnamed);
        if (institution is not null)
        {
            all = all.Where(g => g.Institution == institution);
        }

        if (gateway is not null)
        {
            all = all.Where(g => g.Gateway == gateway);
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            var found = seen.Where(i => i.NameZh.Contains(part) || i.NameEn.Contains(part)).Select(i => i.Code);
            all = all.Where(g => g.Gateway.Contains(part) || g.Institution.Contains(part) || found.Contains(g.Institution));
        }

        return all.OrderBy(g => g.Institution).ThenBy(g => g.Gateway);
    }

    /// <summary>The meters of some gateways, with their registers, as the scope sees them.</summary>
    public static async Task<ILookup<ListedGateway, Meter>> MetersAsync(
        StateContext state, Scope scope, IReadOnlyCollection<ListedGateway> gateways, CancellationToken cancellationToken)
    {
        var codes = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var byId = gateways.Where(g => g.Id != 0).ToDictionary(g => g.Id);
        var owners = gateways.Where(g => g.Id == 0).ToDictionary(g => g.Institution, StringComparer.Ordinal);
        var meters = state.Set<Meter>().AsNoTracking().Include(m => m.Registers).Where(m => !m.Billed && codes.Contains(m.InstitutionCode));
        var placed = await meters.Join(state.Set<MeterGateway>().Where(x => byId.Keys.Contains(x.GatewayId)), m => m.Code, x => x.MeterCode, (m, x) => new { Meter = m, x.GatewayId })
            .ToListAsync(cancellationToken);
        var unplaced = await meters.Where(m => m.RemovedAt == null && owners.Keys.Contains(m.InstitutionCode) && !state.Set<MeterGateway>().Any(x => x.MeterCode == m.Code))
            .ToListAsync(cancellationToken);
        return placed.Select(row => (Gateway: byId[row.GatewayId], row.Meter))
            .Concat(unplaced.Select(meter => (Gateway: owners[meter.InstitutionCode], Meter: meter)))
            .ToLookup(row => row.Gateway, row => row.Meter);
    }
}

/// <summary>A gateway in the list.</summary>
internal sealed record ListedGateway
{
    /// <summary>The institution's code as sent.</summary>
    public required string Institution { get; init; }

    /// <summary>The gateway's name; empty where there is none.</summary>
    public required string Gateway { get; init; }

    /// <summary>Its number; 0 for an institution's meters that report by no gateway.</summary>
    public required int Id { get; init; }

    /// <summary>The same as a key.</summary>
    public GatewayKey Key => new(Institution, Gateway);
}
