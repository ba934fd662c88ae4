using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Lists of meters with their newest reading and findings; only those on the page are looked up in the stores.</summary>
internal sealed class MeterListQuery(IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger, TimeProvider time)
{
    private const int Chunk = 500;
    private const int MostChunks = 10;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>One page of the meters of a scope, by code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="search">Part of the meter's code or name or of its institution's name; empty for all.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<MeterRow>> PageAsync(Scope scope, string search, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var sought = state.SoughtMeters(scope, search);
        var total = await sought.CountAsync(cancellationToken);
        var page = await sought.OrderBy(meter => meter.Code).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new ListPage<MeterRow>(await RowsAsync(state, scope, page, cancellationToken), total);
    }

    /// <summary>Walks the meters by code and keeps those that fit. What is sought is in other stores, so it cannot be counted beforehand.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="search">As for a page.</param>
    /// <param name="fits">Which rows are wanted.</param>
    /// <param name="after">The code after which to begin; empty for the start.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <returns>What was found. A walk ends after 5,000 meters, so that nobody waits for a province; it can be gone on with.</returns>
    public async Task<MeterWalk> WalkAsync(
        Scope scope, string search, Func<MeterRow, bool> fits, string after, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var found = new List<MeterRow>();
        for (var chunk = 0; chunk < MostChunks; chunk++)
        {
            var last = after;
#pragma warning disable CA1309 // Becomes a comparison in SQL; an ordinal one could not be translated.
            var rest = state.SoughtMeters(scope, search).Where(meter => string.Compare(meter.Code, last) > 0);
#pragma warning restore CA1309
            var meters = await rest.OrderBy(meter => meter.Code).Take(Chunk).ToListAsync(cancellationToken);
            foreach (var row in (await RowsAsync(state, scope, meters, cancellationToken)).Where(fits))
            {
                if (found.Count == take)
                {
                    return new MeterWalk(found, found[^1].Meter.Code);
                }

                found.Add(row);
            }

            if (meters.Count < Chunk)
            {
                return new MeterWalk(found, null);
            }

            after = meters[^1].Code;
        }

        return new MeterWalk(found, after);
    }

    private async Task<List<MeterRow>> RowsAsync(StateContext state, Scope scope, List<Meter> meters, CancellationToken cancellationToken)
    {
        var owners = meters.Select(meter => meter.InstitutionCode).Distinct().ToList();
        var institutions = await state.Seen(scope).Where(institution => owners.Contains(institution.Code))
            .ToDictionaryAsync(institution => institution.Code, cancellationToken);
        var registers = meters.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        var access = scope.Access(registers);
        var newest = new Dictionary<string, Reading>(StringComparer.Ordinal);
        var now = time.GetUtcNow();
        await foreach (var reading in readings.ReadAsync(access, registers, now - Recent, now.AddHours(1), cancellationToken))
        {
            if (!newest.TryGetValue(reading.Register.Meter, out var known) || known.Time < reading.Time)
            {
                newest[reading.Register.Meter] = reading;
            }
        }

        var findings = (await ledger.ReadFindingsAsync(access, registers, cancellationToken)).ToLookup(finding => finding.Register.Meter);
        return meters.ConvertAll(meter => new MeterRow(
            meter, institutions[meter.InstitutionCode], newest.TryGetValue(meter.Code, out var reading) ? reading : null, [.. findings[meter.Code]], now));
    }
}

/// <summary>A meter in a list.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Institution">Its institution.</param>
/// <param name="Newest">Its newest reading of the last two days, or <see langword="null"/>.</param>
/// <param name="Findings">Its open findings.</param>
/// <param name="Now">When that was so.</param>
internal sealed record MeterRow(Meter Meter, Institution Institution, Reading? Newest, IReadOnlyList<Finding> Findings, DateTimeOffset Now)
{
    /// <summary>It should have sent and has not.</summary>
    public bool Silent => Newest is null && !Meter.Billed;

    /// <summary>Whether it sends no more: nothing for longer than the gap that it is allowed.</summary>
    public bool Stopped => Silent || (!Meter.Billed && Newest is { } last && last.Time + Allowed < Now);

    private TimeSpan Allowed => TimeSpan.FromSeconds(Meter.AllowedGapSeconds ?? (2L * Meter.ExpectedIntervalSeconds));

    /// <summary>The unit of the newest reading, or <see langword="null"/> where there is none.</summary>
    public MeasureUnit? NewestUnit => Newest is { } reading
        ? Meter.Registers.FirstOrDefault(register => register.Name == reading.Register.Name)?.Unit
        : null;
}

/// <summary>What a walk over the meters found.</summary>
/// <param name="Rows">The rows, by code.</param>
/// <param name="GoOnAfter">The code after which more may follow, or <see langword="null"/> where all were looked at.</param>
internal sealed record MeterWalk(IReadOnlyList<MeterRow> Rows, string? GoOnAfter);
