using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Desk;

/// <summary>What a person has typed into a form, and the entry it makes. Numbers are written with a point.</summary>
public sealed class EntryDraft
{
    /// <summary>What is entered.</summary>
    public EntryKind Kind { get; set; }

    /// <summary>The register.</summary>
    public RegisterId Register { get; set; }

    /// <summary>The instant as typed, in the site's zone: <c>2026-03-01T08:15</c>.</summary>
    public string At { get; set; } = "";

    /// <summary>The instant where it is given and not typed: the first point of a finding, the time of a reading.</summary>
    public DateTimeOffset? Exactly { get; set; }

    /// <summary>Replacement: the old register at its end.</summary>
    public string Final { get; set; } = "";

    /// <summary>Replacement: the new register at its start.</summary>
    public string First { get; set; } = "";

    /// <summary>The factor, register, amount or number of turns.</summary>
    public string Value { get; set; } = "";

    /// <summary>Bill: first day, as <c>2026-03-01</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Bill: last day, inclusive as it stands on the paper.</summary>
    public string LastDay { get; set; } = "";

    /// <summary>Bill: the cost in yuan; may be empty.</summary>
    public string Cost { get; set; } = "";

    /// <summary>Who did it on the spot; needed for a replacement.</summary>
    public string DoneBy { get; set; } = "";

    /// <summary>The name of the photograph or paper that was kept for it; empty for none.</summary>
    public string Attachment { get; set; } = "";

    /// <summary>The document or reason.</summary>
    public string Source { get; set; } = "";

    /// <summary>Reads the form.</summary>
    /// <param name="instant">Reads what was typed as an instant; <see langword="null"/> where it is none.</param>
    public EntryRead Read(Func<string, DateTimeOffset?> instant) => Kind == EntryKind.Bill ? ReadBill() : ReadEvent(instant);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private EntryRead ReadBill()
    {
        var (from, last, quantity, cost) = (Day(From), Day(LastDay), Number(Value), Number(Cost));
        return from is null ? EntryRead.Faulty(nameof(Bill.From))
            : last is null || last.Value.Year > 9000 ? EntryRead.Faulty(nameof(Bill.To))
            : quantity is null ? EntryRead.Faulty(nameof(Bill.Quantity))
            : cost is null && Cost.Trim().Length > 0 ? EntryRead.Faulty(nameof(Bill.CostYuan))
            : new EntryRead(null, new Bill
            {
                MeterCode = Register.Meter,
                RegisterName = Register.Name,
                From = from.Value,
                To = last.Value.AddDays(1),
                Quantity = ReadingLimits.Round(quantity.Value),
                CostYuan = cost,
                Document = Source.Trim(),
                Attachment = Attachment.Length == 0 ? null : Attachment,
                EnteredBy = "",
                EnteredAt = default,
            });
    }

    private EntryRead ReadEvent(Func<string, DateTimeOffset?> instant)
    {
        if ((Exactly ?? instant(At)) is not { } at)
        {
            return EntryRead.Faulty(nameof(RegisterEvent.At));
        }

        var (value, given) = (Number(Value), Value.Trim().Length > 0);
        RegisterEvent? entered = Kind switch
        {
            EntryKind.Replacement when Number(Final) is null => null,
            EntryKind.Replacement when Number(First) is null => null,
            EntryKind.Replacement when string.IsNullOrWhiteSpace(DoneBy) => null,
            EntryKind.Replacement => new Replacement(at, Number(Final)!.Value, Number(First)!.Value),
            EntryKind.Multiplier => value is { } factor ? new MultiplierChange(at, factor) : null,
            EntryKind.HandReading => value is { } shown ? new HandReading(at, shown) : null,
            EntryKind.Correct or EntryKind.Reset or EntryKind.Wrap when given && value is null => null,
            EntryKind.Correct or EntryKind.Reset or EntryKind.Wrap => new Decision(at, Kind.Decision()!.Value, value),
            _ => new Decision(at, Kind.Decision()!.Value),
        };
        return entered is null ? EntryRead.Faulty(MissingField()) : new EntryRead(
            new EventEntry(Register, entered, Source.Trim())
            {
                DoneBy = string.IsNullOrWhiteSpace(DoneBy) ? null : DoneBy.Trim(),
                Attachment = Attachment.Length == 0 ? null : Attachment,
            },
            null);
    }

    private string MissingField() => Kind switch
    {
        EntryKind.Replacement => Number(Final) is null ? nameof(Replacement.Final)
            : Number(First) is null ? nameof(Replacement.First)
            : nameof(EventEntry.DoneBy),
        EntryKind.Multiplier => nameof(MultiplierChange.Factor),
        _ => nameof(Decision.Value),
    };
}

/// <summary>What a form makes: an event, a bill, or neither and the field that cannot be read.</summary>
/// <param name="Event">The event, or <see langword="null"/>.</param>
/// <param name="Bill">The bill, or <see langword="null"/>.</param>
/// <param name="Field">The field that cannot be read, or <see langword="null"/>.</param>
public sealed record EntryRead(EventEntry? Event, Bill? Bill, string? Field = null)
{
    /// <summary>Nothing, because of a field.</summary>
    public static EntryRead Faulty(string field) => new(null, null, field);
}
