using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <summary>Tells what an entry would change before it is saved, by settling the real readings with it and without it.</summary>
/// <remarks>It writes nothing. What it refuses, <see cref="RegistryEditor"/> refuses too.</remarks>
/// <param name="states">The registry.</param>
/// <param name="readings">The readings.</param>
/// <param name="ledger">Where settlement has left checkpoints.</param>
/// <param name="facts">The facts as they are.</param>
/// <param name="rules">Who may enter what.</param>
public sealed class EntryPreview(
    IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger, IRegisterFactsSource facts, EntryRules rules)
{
    // Long enough for a month and the first days of the next, in which the two runs usually come together again.
    private static readonly TimeSpan Stretch = TimeSpan.FromDays(70);
    private static readonly DateTimeOffset First = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Previews a fact or decision.</summary>
    /// <param name="actor">Who would enter it.</param>
    /// <param name="entry">What would be entered.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PreviewResult> OfEventAsync(Scope actor, EventEntry entry, CancellationToken cancellationToken)
    {
        if (rules.Refusal(actor, entry) is { } refusal)
        {
            return new PreviewResult(refusal);
        }

        // As it will be stored, so that the two cannot differ by a rounding.
        var entered = RegisterFactsBuilder.ToEvent(entry.ToRecord(actor.Who, First));
        return await RunAsync(
            actor, entry.Register, known => known.With(entered), new SettlementRange(entry.Register, entered.At, entered.At), cancellationToken);
    }

    /// <summary>Previews a withdrawal.</summary>
    /// <param name="actor">Who would withdraw it.</param>
    /// <param name="id">The record's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PreviewResult> OfWithdrawalAsync(Scope actor, int id, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var record = await state.Set<RegisterEventRecord>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        var register = record is null ? default : new RegisterId(record.MeterCode, record.RegisterName);
        if (record is null || await state.FindRegisterAsync(actor, register, cancellationToken) is null)
        {
            return new PreviewResult(new EditResult(EditOutcome.NotFound, nameof(id)));
        }

        if (rules.Refusal(actor, record) is { } refusal)
        {
            return new PreviewResult(refusal);
        }

        var withdrawn = RegisterFactsBuilder.ToEvent(record);
        return await RunAsync(
            actor, register, known => known.Without(withdrawn), new SettlementRange(register, record.At, record.At), cancellationToken);
    }

    /// <summary>Previews a bill.</summary>
    /// <param name="actor">Who would enter it.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PreviewResult> OfBillAsync(Scope actor, Bill bill, CancellationToken cancellationToken)
    {
        if (rules.Refusal(actor, bill) is { } refusal)
        {
            return new PreviewResult(refusal);
        }

        var register = new RegisterId(bill.MeterCode, bill.RegisterName);
        await using (var state = await states.CreateDbContextAsync(cancellationToken))
        {
            if (await state.OverlapsAsync(bill, cancellationToken) && await state.FindRegisterAsync(actor, register, cancellationToken) is not null)
            {
                return new PreviewResult(new EditResult(EditOutcome.Conflict, nameof(bill.From)));
            }
        }

        return await RunAsync(
            actor,
            register,
            known => known.With(RegisterFactsBuilder.ToInterval(bill, known.Zone)),
            null,
            cancellationToken);
    }

    /// <summary>Previews the withdrawal of a bill.</summary>
    /// <param name="actor">Who would withdraw it.</param>
    /// <param name="id">The bill's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PreviewResult> OfBillWithdrawalAsync(Scope actor, int id, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var bill = await state.Set<Bill>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        var register = bill is null ? default : new RegisterId(bill.MeterCode, bill.RegisterName);
        if (bill is null || await state.FindRegisterAsync(actor, register, cancellationToken) is null)
        {
            return new PreviewResult(new EditResult(EditOutcome.NotFound, nameof(id)));
        }

        return rules.WithdrawalRefusal(actor, bill) is { } refusal
            ? new PreviewResult(refusal)
            : await RunAsync(
                actor, register, known => known.Without(RegisterFactsBuilder.ToInterval(bill, known.Zone)), null, cancellationToken);
    }

    // The bill that only one of the two has.
    private static SettlementRange RangeOfBill(RegisterFacts before, RegisterFacts after)
    {
        var bill = after.Intervals.Except(before.Intervals).Concat(before.Intervals.Except(after.Intervals)).Single();
        return new SettlementRange(before.Register, bill.From, bill.To);
    }

    private async Task<PreviewResult> RunAsync(
        Scope actor, RegisterId register, Func<RegisterFacts, RegisterFacts> change, SettlementRange? range, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await state.FindRegisterAsync(actor, register, cancellationToken) is null)
        {
            return new PreviewResult(new EditResult(EditOutcome.NotFound, "Register"));
        }

        var access = RegisterAccess.Only(actor.Who, new HashSet<RegisterId> { register });
        var before = (await facts.GetAsync(access, [register], cancellationToken))[register];
        var after = change(before);
        var changed = range ?? RangeOfBill(before, after);
        var from = await UnsettledAsync(state, register, changed.From, cancellationToken);
        var start = from <= First ? null : await SettlementPreview.FindCheckpointAsync(ledger, access, before, from, cancellationToken);
        var preview = new SettlementPreview(before, after, changed, start);
        var middle = changed.To + Stretch;
        await ReadAsync(preview, access, register, preview.ReadFrom ?? First, middle, cancellationToken);
        await ReadAsync(preview, access, register, middle, End, cancellationToken);
        return new PreviewResult(EditResult.Done, preview.Finish());
    }

    private async Task ReadAsync(
        SettlementPreview preview, RegisterAccess access, RegisterId register, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (preview.IsDone)
        {
            return;
        }

        await foreach (var reading in readings.ReadAsync(access, [register], from, to, cancellationToken))
        {
            preview.Add(reading);
            if (preview.IsDone)
            {
                return;
            }
        }
    }

    // A range that waits to be settled may lie before the ledger's checkpoint, which then no longer holds.
    private static async Task<DateTimeOffset> UnsettledAsync(
        StateContext state, RegisterId register, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var mark = await state.Set<SettlementMarkRow>().AsNoTracking().SingleOrDefaultAsync(
            m => m.Meter == register.Meter && m.Register == register.Name && m.WaitingSince != null, cancellationToken);
        return mark is not null && mark.From < from ? mark.From : from;
    }
}

/// <summary>What a preview found.</summary>
/// <param name="Result"><see cref="EditOutcome.Done"/>, or why the entry would be refused.</param>
/// <param name="Change">What would change; <see langword="null"/> where it would be refused.</param>
public sealed record PreviewResult(EditResult Result, SettlementChange? Change = null);
