using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <content>Bills: entered and withdrawn.</content>
public sealed partial class RegistryEditor
{
    /// <summary>Enters a bill.</summary>
    /// <param name="actor">Who enters it; <see cref="Bill.EnteredBy"/> and <see cref="Bill.EnteredAt"/> are set from here.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> AddBillAsync(Scope actor, Bill bill, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bill);
        if (rules.Refusal(actor, bill) is { } refusal)
        {
            return refusal;
        }

        (bill.EnteredBy, bill.EnteredAt) = (actor.Who, Now());
        return await ChangeAsync(
            actor,
            Permission.DecideData,
            async (state, token) =>
            {
                var register = new RegisterId(bill.MeterCode, bill.RegisterName);
                if (await state.FindRegisterAsync(actor, register, token) is not { } meter)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(bill.MeterCode));
                }

                if (await state.OverlapsAsync(bill, token))
                {
                    return Edit.Refused(EditOutcome.Conflict, nameof(bill.From));
                }

                bill.Id = 0;
                state.Add(bill);
                return new Edit(
                    new AuditLine("bill.added", $"meter:{register}", Shown(bill)),
                    RangeOf(bill, meter));
            },
            cancellationToken);
    }

    /// <summary>Takes back a bill that was entered by mistake; the audit line keeps all it said.</summary>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="id">The bill's number.</param>
    /// <param name="reason">Why; 1 to 400 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> WithdrawBillAsync(Scope actor, int id, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 400)
        {
            return new EditResult(EditOutcome.Invalid, nameof(reason));
        }

        return await ChangeAsync(
            actor,
            Permission.DecideData,
            async (state, token) =>
            {
                var known = await state.Set<Bill>().SingleOrDefaultAsync(b => b.Id == id, token);
                var register = known is null ? default : new RegisterId(known.MeterCode, known.RegisterName);
                if (known is null || await state.FindRegisterAsync(actor, register, token) is not { } meter)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(id));
                }

                if (rules.WithdrawalRefusal(actor, known) is { } refusal)
                {
                    return Edit.Refused(refusal.Outcome, refusal.Field);
                }

                state.Remove(known);
                return new Edit(
                    new AuditLine("bill.withdrawn", $"meter:{register}", new { before = Shown(known), known.EnteredBy, known.EnteredAt, reason }),
                    RangeOf(known, meter));
            },
            cancellationToken);
    }

    private static BillShown Shown(Bill bill) => new(bill.From, bill.To, bill.Quantity, bill.CostYuan, bill.Document, bill.Attachment);

    private SettlementRange RangeOf(Bill bill, Meter meter)
    {
        var zone = SiteZone.Find(meter.Zone ?? site.Value.Zone);
        return new SettlementRange(
            new RegisterId(bill.MeterCode, bill.RegisterName), CalendarDays.StartOf(bill.From, zone), CalendarDays.StartOf(bill.To, zone));
    }

    private sealed record BillShown(DateOnly From, DateOnly To, decimal Quantity, decimal? CostYuan, string Document, string? Attachment);
}
