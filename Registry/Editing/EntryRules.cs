using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Editing;

/// <summary>What a person may enter about a register, and for which time; the same before a preview and before saving.</summary>
/// <param name="options">The window.</param>
/// <param name="site">The site's zone.</param>
/// <param name="time">Now.</param>
public sealed class EntryRules(IOptions<DeskOptions> options, IOptions<SiteOptions> site, TimeProvider time)
{
    // Before that no reading is believed either, and no calendar of a zone is asked beyond its bounds.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why an entry is refused, or <see langword="null"/>.</summary>
    /// <param name="actor">Who enters it.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="needed">What the actor must be allowed.</param>
    public EditResult? Refusal(Scope actor, EventEntry entry, Permission needed = Permission.DecideData)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return !actor.May(needed) ? new EditResult(EditOutcome.NotAllowed)
            : entry.FaultyField() is { } field ? new EditResult(EditOutcome.Invalid, field)
            : Dated(actor, entry.Event.At, nameof(entry.Event.At));
    }

    /// <summary>Why a withdrawal is refused, or <see langword="null"/>.</summary>
    /// <param name="actor">Who withdraws it.</param>
    /// <param name="record">What is withdrawn.</param>
    public EditResult? Refusal(Scope actor, RegisterEventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        // What was dated wrongly must be withdrawn all the same, so the future and the distant past are no obstacle here.
        return !actor.May(Permission.DecideData) ? new EditResult(EditOutcome.NotAllowed)
            : IsOutside(actor, record.At) ? new EditResult(EditOutcome.OutsideWindow, nameof(record.At))
            : null;
    }

    /// <summary>Why a bill is refused, or <see langword="null"/>.</summary>
    /// <param name="actor">Who enters it.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="needed">What the actor must be allowed.</param>
    public EditResult? Refusal(Scope actor, Bill bill, Permission needed = Permission.DecideData)
    {
        ArgumentNullException.ThrowIfNull(bill);
        return !actor.May(needed) ? new EditResult(EditOutcome.NotAllowed)
            : FieldChecks.Of(bill) is { } field ? new EditResult(EditOutcome.Invalid, field)
            : bill.From.Year < Earliest.Year ? new EditResult(EditOutcome.Invalid, nameof(bill.From))
            : bill.To.Year > time.GetUtcNow().Year + 1 ? new EditResult(EditOutcome.Invalid, nameof(bill.To))
            : Dated(actor, CalendarDays.StartOf(bill.From, SiteZone.Find(site.Value.Zone)), nameof(bill.From));
    }

    /// <summary>Why the withdrawal of a bill is refused, or <see langword="null"/>.</summary>
    /// <param name="actor">Who withdraws it.</param>
    /// <param name="bill">What is withdrawn.</param>
    public EditResult? WithdrawalRefusal(Scope actor, Bill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        return !actor.May(Permission.DecideData) ? new EditResult(EditOutcome.NotAllowed)
            : IsOutside(actor, new DateTimeOffset(bill.From, TimeOnly.MinValue, TimeSpan.Zero)) ? new EditResult(EditOutcome.OutsideWindow, nameof(bill.From))
            : null;
    }

    private EditResult? Dated(Scope actor, DateTimeOffset at, string field) =>
        at < Earliest || at > time.GetUtcNow() ? new EditResult(EditOutcome.Invalid, field)
        : IsOutside(actor, at) ? new EditResult(EditOutcome.OutsideWindow, field)
        : null;

    private bool IsOutside(Scope actor, DateTimeOffset at) =>
        actor.Role != Role.Administrator && at < time.GetUtcNow() - options.Value.OfficerWindow;
}
