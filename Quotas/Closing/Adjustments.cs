using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Adjustments of closed months: what is pending, what is booked, and booking.</summary>
/// <remarks>
/// What is pending is never stored: it is what is known now − what was closed − what is booked. When it changes back after a booking,
/// what is pending is the reversal.
/// </remarks>
/// <param name="states">The state database.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="institutions">Which registers a scope sees.</param>
/// <param name="audit">Commits bookings.</param>
/// <param name="site">The site's zone, whose month a booking belongs to.</param>
/// <param name="turn">Nothing is booked on what is being closed or reopened.</param>
/// <param name="time">Dates the bookings.</param>
public sealed class Adjustments(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, InstitutionQueries institutions, AuditLog audit, IOptions<SiteOptions> site, ClosingTurn turn,
    TimeProvider time)
{
    private const int LongestReason = 400;

    /// <summary>Closed months of which something else is known now, by month and register; those fully booked included.</summary>
    /// <param name="scope">Who asks; registers outside it are left out.</param>
    /// <param name="from">First month, inclusive.</param>
    /// <param name="to">Last month, inclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<PendingAdjustmentRow>> DifferencesAsync(Scope scope, Month from, Month to, CancellationToken cancellationToken)
    {
        var access = await institutions.AccessAsync(scope, cancellationToken);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await new AdjustmentReader(state, ledger).ReadAsync(scope, access, from, to, cancellationToken);
    }

    /// <summary>Booked adjustments, newest first.</summary>
    /// <param name="scope">Who asks; registers outside it are left out.</param>
    /// <param name="bookedIn">The month in which they were booked, or <see langword="null"/>: any.</param>
    /// <param name="register">One register, or <see langword="null"/>: any.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<PeriodAdjustment>> BookedAsync(
        Scope scope, Month? bookedIn, RegisterId? register, CancellationToken cancellationToken)
    {
        var access = await institutions.AccessAsync(scope, cancellationToken);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var booked = state.Set<PeriodAdjustment>().AsNoTracking();
        booked = bookedIn is { } month ? booked.Where(a => a.BookedIn == month.FirstDay) : booked;
        booked = register is { } one ? booked.Where(a => a.MeterCode == one.Meter && a.RegisterName == one.Name) : booked;
        return [.. (await booked.OrderByDescending(a => a.Id).ToListAsync(cancellationToken)).Where(a => access.Allows(a.Register))];
    }

    /// <summary>Some of the booked adjustments, newest first, and how many there are in all.</summary>
    /// <param name="scope">Who asks; registers outside it are left out.</param>
    /// <param name="bookedIn">The month in which they were booked, or <see langword="null"/>: any.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(IReadOnlyList<PeriodAdjustment> Rows, int Total)> BookedPageAsync(
        Scope scope, Month? bookedIn, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var own = state.Set<Meter>().Where(m => seen.Contains(m.InstitutionCode)).SelectMany(m => m.Registers);
        var shared = state.Set<BoundaryTerm>().Where(t => seen.Contains(t.InstitutionCode));
        var booked = state.Set<PeriodAdjustment>().AsNoTracking().Where(a =>
            own.Any(r => r.MeterCode == a.MeterCode && r.Name == a.RegisterName)
            || shared.Any(t => t.MeterCode == a.MeterCode && t.RegisterName == a.RegisterName));
        booked = bookedIn is { } month ? booked.Where(a => a.BookedIn == month.FirstDay) : booked;
        var total = await booked.CountAsync(cancellationToken);
        return (await booked.OrderByDescending(a => a.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), total);
    }

    /// <summary>Books what is pending of a register's closed month.</summary>
    /// <param name="actor">Who books it.</param>
    /// <param name="register">The register.</param>
    /// <param name="month">The closed month.</param>
    /// <param name="expected">What was shown as pending; anything else by now is a conflict.</param>
    /// <param name="reason">Why; 1 to 400 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns><see cref="EditOutcome.Unchanged"/> where nothing is pending.</returns>
    public async Task<EditResult> BookAsync(
        Scope actor, RegisterId register, Month month, AdjustmentAmount expected, string reason, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ClosePeriods))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return new EditResult(EditOutcome.Invalid, nameof(reason));
        }

        var seen = await institutions.AccessAsync(actor, cancellationToken);
        if (!seen.Allows(register))
        {
            return new EditResult(EditOutcome.NotFound, nameof(register));
        }

        return await turn.TakeAsync(() => TryAsync(actor, register, month, expected, reason, cancellationToken), cancellationToken);
    }

    private async Task<EditResult> TryAsync(
        Scope actor, RegisterId register, Month month, AdjustmentAmount expected, string reason, CancellationToken cancellationToken)
    {
        var access = RegisterAccess.Only(actor.Who, new HashSet<RegisterId> { register });
        var result = EditResult.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                var row = (await new AdjustmentReader(state, ledger).ReadAsync(actor, access, month, month, token)).SingleOrDefault();
                result = row is null ? new EditResult(EditOutcome.NotFound, nameof(month))
                    : row.Pending.IsNone ? EditResult.Unchanged
                    : row.Pending != expected ? new EditResult(EditOutcome.Conflict, nameof(expected))
                    : EditResult.Done;
                return result.Outcome == EditOutcome.Done ? [await AddAsync(state, actor, row!, reason.Trim(), token)] : [];
            },
            cancellationToken);
        return result;
    }

    private async Task<AuditLine> AddAsync(StateContext state, Scope actor, PendingAdjustmentRow row, string reason, CancellationToken cancellationToken)
    {
        var (difference, now) = (row.Difference, ReadingLimits.Truncate(time.GetUtcNow()));
        var (meter, name, first) = (difference.Register.Meter, difference.Register.Name, difference.Month.FirstDay);
        var before = await state.Set<PeriodAdjustment>().CountAsync(a => a.MeterCode == meter && a.RegisterName == name && a.Month == first, cancellationToken);
        var booked = new PeriodAdjustment
        {
            MeterCode = meter,
            RegisterName = name,
            Month = first,
            Sequence = before + 1,
            BookedIn = Month.Of(now, SiteZone.Find(site.Value.Zone)).FirstDay,
            Amount = row.Pending.Amount,
            Quantity = row.Pending.Quantity,
            ClosedQuantity = difference.Closed.Quantity,
            KnownQuantity = difference.Now.Quantity,
            Reversal = before > 0 && difference.Amount == 0m && difference.Quantity == 0m,
            Since = difference.Since,
            CausesJson = JsonSerializer.Serialize(row.Causes, ClosingJson.Options),
            Reason = reason,
            BookedBy = actor.Who,
            BookedAt = now,
        };
        state.Add(booked);
        return new AuditLine("period.adjusted", $"meter:{difference.Register}", new
        {
            Month = difference.Month.ToString(),
            booked.Sequence,
            booked.Amount,
            booked.Quantity,
            booked.ClosedQuantity,
            booked.KnownQuantity,
            booked.Reversal,
            booked.Reason,
        });
    }
}
