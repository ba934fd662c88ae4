using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Editing;

/// <summary>A dated fact or decision about a register, as a person enters it.</summary>
/// <param name="Register">The register.</param>
/// <param name="Event">The fact or decision; its instant is cut to whole microseconds.</param>
/// <param name="Source">The document or reason it rests on; 1 to 400 characters.</param>
public sealed record EventEntry(RegisterId Register, RegisterEvent Event, string Source)
{
    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>Who did it on the spot; at most 100 characters, or <see langword="null"/>.</summary>
    public string? DoneBy { get; init; }

    /// <summary>The name of the photograph or paper, see <see cref="RegisterEventRecord.Attachment"/>; or <see langword="null"/>.</summary>
    public string? Attachment { get; init; }

    /// <summary>Whether a text can be the name of an attachment; no other is ever looked for.</summary>
    /// <param name="name">The text.</param>
    public static bool IsAttachment(string name) =>
        name is { Length: 68 } && name.AsSpan(0, 64).IndexOfAnyExcept(Hexadecimal) < 0 && name[64..] is ".jpg" or ".png" or ".pdf";

    /// <summary>The first field that is missing or outside its bounds, or <see langword="null"/>.</summary>
    public string? FaultyField() => Event switch
    {
        _ when string.IsNullOrWhiteSpace(Source) || Source.Length > 400 => nameof(Source),
        _ when DoneBy is not null && (string.IsNullOrWhiteSpace(DoneBy) || DoneBy.Length > 100 || DoneBy.Any(char.IsControl)) => nameof(DoneBy),
        _ when Attachment is not null && !IsAttachment(Attachment) => nameof(Attachment),
        Replacement r when !IsPosition(r.Final) => nameof(Replacement.Final),
        Replacement r when !IsPosition(r.First) => nameof(Replacement.First),
        HandReading h when !IsPosition(h.Value) => nameof(HandReading.Value),
        MultiplierChange m when m.Factor is <= 0m or > 1_000_000m => nameof(MultiplierChange.Factor),
        Decision d when !Enum.IsDefined(d.Kind) => nameof(Decision.Kind),
        Decision { Kind: DecisionKind.Correct } d when d.Value is not { } value || !IsPosition(value) => nameof(Decision.Value),
        Decision { Kind: DecisionKind.Wrap, Value: { } turns } when turns < 1m || turns != decimal.Truncate(turns) => nameof(Decision.Value),
        Decision { Kind: DecisionKind.Reset, Value: { } amount } when !IsPosition(amount) => nameof(Decision.Value),
        _ => null,
    };

    /// <summary>The record that stores it.</summary>
    /// <param name="enteredBy">The account.</param>
    /// <param name="enteredAt">When.</param>
    public RegisterEventRecord ToRecord(string enteredBy, DateTimeOffset enteredAt) => new()
    {
        MeterCode = Register.Meter,
        RegisterName = Register.Name,
        Kind = Event switch
        {
            Replacement => RegisterEventKind.Replacement,
            MultiplierChange => RegisterEventKind.MultiplierChange,
            HandReading => RegisterEventKind.HandReading,
            _ => RegisterEventKind.Decision,
        },
        At = ReadingLimits.Truncate(Event.At),
        Final = Event is Replacement ended ? ReadingLimits.Round(ended.Final) : null,
        First = Event is Replacement begun ? ReadingLimits.Round(begun.First) : null,
        Factor = Event is MultiplierChange change ? change.Factor : null,
        Decision = Event is Decision decided ? decided.Kind : null,
        Value = Event is Decision { Value: { } value } ? ReadingLimits.Round(value)
            : Event is HandReading read ? ReadingLimits.Round(read.Value)
            : null,
        Source = Source,
        DoneBy = DoneBy,
        Attachment = Attachment,
        EnteredBy = enteredBy,
        EnteredAt = enteredAt,
    };

    private static bool IsPosition(decimal value) => value is >= 0m and <= ReadingLimits.LargestValue;
}
