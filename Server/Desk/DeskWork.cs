using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Desk;

/// <summary>Preview and save, for pages and API alike; what may be done the registry decides.</summary>
internal sealed class DeskWork(EntryPreview preview, RegistryEditor editor, TouchedPeriods periods, AttachmentStore attachments)
{
    /// <summary>What an entry would change, and which filed or judged periods that reaches.</summary>
    /// <param name="actor">Who would enter it.</param>
    /// <param name="read">The entry.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeskPreview> PreviewAsync(Scope actor, EntryRead read, CancellationToken cancellationToken) => await WithPeriodsAsync(
        actor,
        read switch
        {
            { Field: { } field } => Unread(actor, field),
            { Bill: { } bill } => await preview.OfBillAsync(actor, bill, cancellationToken),
            _ => await preview.OfEventAsync(actor, read.Event!, cancellationToken),
        },
        cancellationToken);

    /// <summary>What a withdrawal would change, and which filed or judged periods that reaches.</summary>
    /// <param name="actor">Who would withdraw it.</param>
    /// <param name="id">The record's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeskPreview> PreviewWithdrawalAsync(Scope actor, int id, CancellationToken cancellationToken) =>
        await WithPeriodsAsync(actor, await preview.OfWithdrawalAsync(actor, id, cancellationToken), cancellationToken);

    /// <summary>What withdrawing a bill would change, and which closed, filed or judged periods that reaches.</summary>
    /// <param name="actor">Who would withdraw it.</param>
    /// <param name="id">The bill's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeskPreview> PreviewBillWithdrawalAsync(Scope actor, int id, CancellationToken cancellationToken) =>
        await WithPeriodsAsync(actor, await preview.OfBillWithdrawalAsync(actor, id, cancellationToken), cancellationToken);

    /// <summary>Saves an entry: fact, audit line and mark together.</summary>
    /// <param name="actor">Who enters it.</param>
    /// <param name="read">The entry.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<EditResult> SaveAsync(Scope actor, EntryRead read, CancellationToken cancellationToken) => read switch
    {
        { Field: { } field } => Task.FromResult(Unread(actor, field).Result),
        { Bill.Attachment: { } name } when !attachments.Holds(name) => Task.FromResult(Unread(actor, nameof(Bill.Attachment)).Result),
        { Bill: { } bill } => editor.AddBillAsync(actor, bill, cancellationToken),
        { Event.Attachment: { } name } when !attachments.Holds(name) => Task.FromResult(Unread(actor, nameof(EventEntry.Attachment)).Result),
        _ => editor.EnterEventAsync(actor, read.Event!, cancellationToken),
    };

    /// <summary>Proposes a bill or a register read by hand; nothing else can be proposed.</summary>
    /// <param name="actor">Who brings it.</param>
    /// <param name="read">The entry.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> ProposeAsync(Scope actor, EntryRead read, CancellationToken cancellationToken)
    {
        var proposal = read.Bill is { } bill ? EntryProposal.Of(bill) : read.Event is { } entry ? EntryProposal.Of(entry) : null;
        var faulty = proposal is null ? read.Field ?? nameof(EntryProposal.Kind)
            : proposal.Attachment is { } name && !attachments.Holds(name) ? nameof(EntryProposal.Attachment)
            : null;
        return !actor.May(Permission.ProposeEntries) ? new EditResult(EditOutcome.NotAllowed)
            : faulty is not null ? new EditResult(EditOutcome.Invalid, faulty)
            : await editor.ProposeAsync(actor, proposal!, cancellationToken);
    }

    /// <summary>Withdraws an entry with a reason.</summary>
    /// <param name="actor">Who withdraws it.</param>
    /// <param name="id">The record's number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<EditResult> WithdrawAsync(Scope actor, int id, string reason, CancellationToken cancellationToken) =>
        editor.WithdrawEventAsync(actor, id, reason, cancellationToken);

    /// <summary>Withdraws a bill with a reason.</summary>
    /// <param name="actor">Who withdraws it.</param>
    /// <param name="id">The bill's number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<EditResult> WithdrawBillAsync(Scope actor, int id, string reason, CancellationToken cancellationToken) =>
        editor.WithdrawBillAsync(actor, id, reason, cancellationToken);

    private static PreviewResult Unread(Scope actor, string field) => new(
        actor.May(Permission.DecideData) ? new EditResult(EditOutcome.Invalid, field) : new EditResult(EditOutcome.NotAllowed));

    private async Task<DeskPreview> WithPeriodsAsync(Scope actor, PreviewResult found, CancellationToken cancellationToken) => new(
        found.Result, found.Change, found.Change is null ? [] : await periods.OfAsync(actor, found.Change, cancellationToken));
}

/// <summary>A preview with the filed or judged periods that it reaches.</summary>
/// <param name="Result">Whether it could be saved, and if not, why.</param>
/// <param name="Change">What would change, or <see langword="null"/>.</param>
/// <param name="Periods">The periods.</param>
public sealed record DeskPreview(EditResult Result, Metering.Settlement.SettlementChange? Change, IReadOnlyList<TouchedPeriod> Periods);
