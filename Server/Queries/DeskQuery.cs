using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>What lies on the data desk: open findings, and what persons have entered.</summary>
internal sealed class DeskQuery(IDbContextFactory<StateContext> states, IConsumptionLedger ledger, InstitutionQueries institutions)
{
    /// <summary>One page of the open findings of a scope, newest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="kinds">The kinds wanted.</param>
    /// <param name="search">Part of the meter's code or name or of its institution's name; empty for all.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<DeskFinding>> FindingsAsync(
        Scope scope, IReadOnlyCollection<FindingKind> kinds, string search, int skip, int take, CancellationToken cancellationToken)
    {
        var open = await ledger.ListFindingsAsync(await institutions.AccessAsync(scope, cancellationToken), kinds, cancellationToken);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var codes = open.Select(finding => finding.Register.Meter).Distinct().ToList();
        var seen = (await state.SoughtMeters(scope, search).Where(meter => EF.Parameter(codes).Contains(meter.Code)).Select(meter => meter.Code)
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var found = open.Where(finding => seen.Contains(finding.Register.Meter)).ToList();
        var page = found.Skip(skip).Take(take).ToList();
        var places = await PlacesAsync(state, scope, page.Select(finding => finding.Register.Meter), cancellationToken);
        var waiting = await WaitingAsync(state, [.. page.Select(finding => finding.Register)], cancellationToken);
        return new ListPage<DeskFinding>(
            page.ConvertAll(finding => new DeskFinding(finding, places[finding.Register.Meter], waiting.Contains(finding.Register))), found.Count);
    }

    /// <summary>One page of what persons and files have entered about registers of a scope, newest entry first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="kind">One kind only, or <see langword="null"/>.</param>
    /// <param name="search">As for findings.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<DeskEntry>> EntriesAsync(
        Scope scope, RegisterEventKind? kind, string search, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var meters = state.SoughtMeters(scope, search).Select(meter => meter.Code);
        var sought = state.Set<RegisterEventRecord>().AsNoTracking().Where(e => meters.Contains(e.MeterCode) && (kind == null || e.Kind == kind));
        var total = await sought.CountAsync(cancellationToken);
        var page = await sought.OrderByDescending(e => e.EnteredAt).ThenByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var places = await PlacesAsync(state, scope, page.Select(e => e.MeterCode), cancellationToken);
        return new ListPage<DeskEntry>(page.ConvertAll(e => new DeskEntry(e, places[e.MeterCode])), total);
    }

    /// <summary>What was entered about one meter that was found through the scope, newest first.</summary>
    public async Task<IReadOnlyList<RegisterEventRecord>> OfMeterAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.SeenMeters(scope).Where(meter => meter.Code == code).Select(meter => meter.Code);
        return await state.Set<RegisterEventRecord>().AsNoTracking().Where(e => seen.Contains(e.MeterCode))
            .OrderByDescending(e => e.At).ThenBy(e => e.RegisterName).ThenBy(e => e.Kind).ToListAsync(cancellationToken);
    }

    /// <summary>The bills of one meter of the scope, newest first.</summary>
    public async Task<IReadOnlyList<Bill>> BillsAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.SeenMeters(scope).Where(meter => meter.Code == code).Select(meter => meter.Code);
        return await state.Set<Bill>().AsNoTracking().Where(bill => seen.Contains(bill.MeterCode))
            .OrderByDescending(bill => bill.From).ThenBy(bill => bill.RegisterName).ToListAsync(cancellationToken);
    }

    private static async Task<Dictionary<string, DeskPlace>> PlacesAsync(
        StateContext state, Scope scope, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.Distinct().ToList();
        var meters = await state.SeenMeters(scope).Where(meter => wanted.Contains(meter.Code)).ToListAsync(cancellationToken);
        var owners = meters.Select(meter => meter.InstitutionCode).Distinct().ToList();
        var named = await state.Seen(scope).Where(institution => owners.Contains(institution.Code)).ToDictionaryAsync(i => i.Code, cancellationToken);
        return meters.ToDictionary(meter => meter.Code, meter => new DeskPlace(meter, named[meter.InstitutionCode]), StringComparer.Ordinal);
    }

    private static async Task<HashSet<RegisterId>> WaitingAsync(
        StateContext state, HashSet<RegisterId> registers, CancellationToken cancellationToken)
    {
        var codes = registers.Select(register => register.Meter).Distinct().ToList();
        var marks = await state.Set<SettlementMarkRow>().AsNoTracking().Where(mark => mark.WaitingSince != null && codes.Contains(mark.Meter))
            .ToListAsync(cancellationToken);
        return [.. marks.Select(mark => new RegisterId(mark.Meter, mark.Register)).Where(registers.Contains)];
    }
}

/// <summary>Where something was found.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Institution">Its institution.</param>
internal sealed record DeskPlace(Meter Meter, Institution Institution);

/// <summary>A finding on the desk.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Place">Where.</param>
/// <param name="Waiting">Something about the register was changed and is not settled yet: it may be gone in a moment.</param>
internal sealed record DeskFinding(Finding Finding, DeskPlace Place, bool Waiting);

/// <summary>An entry on the desk.</summary>
/// <param name="Record">The entry.</param>
/// <param name="Place">Where.</param>
internal sealed record DeskEntry(RegisterEventRecord Record, DeskPlace Place);
