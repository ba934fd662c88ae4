using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Registry.Meters;

/// <summary>
/// A bill or a register read by hand that an institution brings for a meter of its own. It counts for nothing: an officer takes it, and it
/// becomes an entry, or refuses it with a reason. It is kept either way.
/// </summary>
public sealed class EntryProposal
{
    /// <summary>The number of the proposal.</summary>
    public int Id { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>What it is.</summary>
    public required ProposalKind Kind { get; set; }

    /// <summary>Bill: the first day, inclusive.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Bill: the last day, exclusive.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Hand reading: when the register was read.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The amount of the bill, or what the register showed; in the register's unit.</summary>
    public required decimal Value { get; set; }

    /// <summary>Bill: its cost in yuan, or <see langword="null"/>.</summary>
    public decimal? CostYuan { get; set; }

    /// <summary>The bill's number, or the sheet the reading stands on.</summary>
    public required string Source { get; set; }

    /// <summary>Hand reading: who read it; or <see langword="null"/>.</summary>
    public string? DoneBy { get; set; }

    /// <summary>The scan or photograph, see <see cref="Bill.Attachment"/>; or <see langword="null"/>.</summary>
    public string? Attachment { get; set; }

    /// <summary>The account that brought it.</summary>
    public required string ProposedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; set; }

    /// <summary>Whether it waits, was taken or was refused.</summary>
    public ApprovalState State { get; set; } = ApprovalState.Pending;

    /// <summary>The officer who took or refused it; <see langword="null"/> while nobody has.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was refused; at most 400 characters.</summary>
    public string? DecisionReason { get; set; }

    /// <summary>The register.</summary>
    public RegisterId Register => new(MeterCode, RegisterName);

    /// <summary>What a bill proposes.</summary>
    /// <param name="bill">The bill.</param>
    public static EntryProposal Of(Bill bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        return new EntryProposal
        {
            MeterCode = bill.MeterCode,
            RegisterName = bill.RegisterName,
            Kind = ProposalKind.Bill,
            From = bill.From,
            To = bill.To,
            Value = bill.Quantity,
            CostYuan = bill.CostYuan,
            Source = bill.Document,
            Attachment = bill.Attachment,
            ProposedBy = "",
            ProposedAt = default,
        };
    }

    /// <summary>What a register read by hand proposes.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns><see langword="null"/> where the entry is something else: an institution proposes nothing of that kind.</returns>
    public static EntryProposal? Of(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Event is not HandReading reading ? null : new EntryProposal
        {
            MeterCode = entry.Register.Meter,
            RegisterName = entry.Register.Name,
            Kind = ProposalKind.HandReading,
            At = ReadingLimits.Truncate(reading.At),
            Value = ReadingLimits.Round(reading.Value),
            Source = entry.Source,
            DoneBy = entry.DoneBy,
            Attachment = entry.Attachment,
            ProposedBy = "",
            ProposedAt = default,
        };
    }

    /// <summary>The bill that it becomes where it is one; otherwise <see langword="null"/>.</summary>
    public Bill? ToBill() => Kind != ProposalKind.Bill ? null : new Bill
    {
        MeterCode = MeterCode,
        RegisterName = RegisterName,
        From = From!.Value,
        To = To!.Value,
        Quantity = Value,
        CostYuan = CostYuan,
        Document = Source,
        Attachment = Attachment,
        EnteredBy = "",
        EnteredAt = default,
    };

    /// <summary>The entry that it becomes where it is a register read by hand; otherwise <see langword="null"/>.</summary>
    public EventEntry? ToEvent() => Kind != ProposalKind.HandReading ? null
        : new EventEntry(Register, new HandReading(At!.Value, Value), Source) { DoneBy = DoneBy, Attachment = Attachment };
}

/// <summary>What an institution can propose. The numbers are stored and never reused.</summary>
public enum ProposalKind
{
    /// <summary>A bill for an interval.</summary>
    Bill = 1,

    /// <summary>A register read by hand.</summary>
    HandReading = 2,
}
