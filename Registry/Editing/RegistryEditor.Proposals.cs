using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <content>Entries that an institution proposes and an officer takes or refuses.</content>
public sealed partial class RegistryEditor
{
    /// <summary>Proposes a bill or a hand reading; it counts for nothing until an officer has taken it.</summary>
    /// <param name="actor">Who brings it; needs <see cref="Permission.ProposeEntries"/>.</param>
    /// <param name="proposal">The proposal; number, account, instant and state are set from here.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> ProposeAsync(Scope actor, EntryProposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (Refusal(actor, proposal, Permission.ProposeEntries) is { } refusal)
        {
            return refusal;
        }

        (proposal.Id, proposal.ProposedBy, proposal.ProposedAt, proposal.State) = (0, actor.Who, Now(), ApprovalState.Pending);
        (proposal.DecidedBy, proposal.DecidedAt, proposal.DecisionReason) = (null, null, null);
        return await ChangeAsync(
            actor,
            Permission.ProposeEntries,
            async (state, token) =>
            {
                if (await state.FindRegisterAsync(actor, proposal.Register, token) is null)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(proposal.MeterCode));
                }

                if (proposal.ToBill() is { } bill && await state.OverlapsAsync(bill, token))
                {
                    return Edit.Refused(EditOutcome.Conflict, nameof(proposal.From));
                }

                state.Add(proposal);
                return new Edit(new AuditLine("entry.proposed", $"meter:{proposal.Register}", Shown(proposal)));
            },
            cancellationToken);
    }

    /// <summary>Takes a proposal, which makes it an entry of the officer's, or refuses it; one audit line with it says which.</summary>
    /// <param name="actor">Who decides; needs <see cref="Permission.DecideData"/>.</param>
    /// <param name="id">The proposal's number.</param>
    /// <param name="take">Taken, or else refused.</param>
    /// <param name="reason">Why; at most 400 characters, needed to refuse.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> DecideProposalAsync(Scope actor, int id, bool take, string? reason, CancellationToken cancellationToken)
    {
        var words = reason?.Trim() ?? "";
        if (words.Length > 400 || words.Any(char.IsControl) || (!take && words.Length == 0))
        {
            return new EditResult(actor.May(Permission.DecideData) ? EditOutcome.Invalid : EditOutcome.NotAllowed, nameof(reason));
        }

        return await ChangeAsync(
            actor,
            Permission.DecideData,
            async (state, token) =>
            {
                var proposal = await state.Set<EntryProposal>().SingleOrDefaultAsync(p => p.Id == id, token);
                if (proposal is null || await state.FindRegisterAsync(actor, proposal.Register, token) is not { } meter)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(id));
                }

                if (proposal.State != ApprovalState.Pending)
                {
                    return Edit.Refused(EditOutcome.Conflict, nameof(proposal.State));
                }

                if (take && (Refusal(actor, proposal, Permission.DecideData) ?? await EnteredAlreadyAsync(state, proposal, token)) is { } refusal)
                {
                    return Edit.Refused(refusal.Outcome, refusal.Field);
                }

                (proposal.State, proposal.DecidedBy, proposal.DecidedAt) = (take ? ApprovalState.Approved : ApprovalState.Rejected, actor.Who, Now());
                proposal.DecisionReason = words.Length == 0 ? null : words;
                return new Edit(
                    new AuditLine(take ? "entry.taken" : "entry.refused", $"meter:{proposal.Register}", Shown(proposal)),
                    take ? Enter(state, actor, proposal, meter) : null);
            },
            cancellationToken);
    }

    // What an officer has entered meanwhile is not replaced by what an institution brought.
    private static async Task<EditResult?> EnteredAlreadyAsync(StateContext state, EntryProposal proposal, CancellationToken cancellationToken) =>
        proposal.ToBill() is { } bill
            ? await state.OverlapsAsync(bill, cancellationToken) ? new EditResult(EditOutcome.Conflict, nameof(bill.From)) : null
            : await state.Set<RegisterEventRecord>().AnyAsync(
                e => e.MeterCode == proposal.MeterCode && e.RegisterName == proposal.RegisterName && e.At == proposal.At && e.Kind == RegisterEventKind.HandReading,
                cancellationToken) ? new EditResult(EditOutcome.Conflict, nameof(proposal.At))
            : null;

    private static ProposalShown Shown(EntryProposal p) => new(
        p.Kind.ToString(), p.From, p.To, p.At, p.Value, p.CostYuan, p.Source, p.DoneBy, p.Attachment, p.ProposedBy, p.State.ToString(), p.DecisionReason);

    private SettlementRange Enter(StateContext state, Scope actor, EntryProposal proposal, Meter meter)
    {
        if (proposal.ToBill() is { } bill)
        {
            (bill.EnteredBy, bill.EnteredAt) = (actor.Who, Now());
            state.Add(bill);
            return RangeOf(bill, meter);
        }

        var record = proposal.ToEvent()!.ToRecord(actor.Who, Now());
        state.Add(record);
        return new SettlementRange(proposal.Register, record.At, record.At);
    }

    private EditResult? Refusal(Scope actor, EntryProposal proposal, Permission needed) =>
        proposal.ToBill() is { } bill ? rules.Refusal(actor, bill, needed) : rules.Refusal(actor, proposal.ToEvent()!, needed);

    private sealed record ProposalShown(
        string Kind, DateOnly? From, DateOnly? To, DateTimeOffset? At, decimal Value, decimal? CostYuan, string Source, string? DoneBy, string? Attachment,
        string ProposedBy, string State, string? DecisionReason);
}
