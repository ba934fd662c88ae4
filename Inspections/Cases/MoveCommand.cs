using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>A move as a person enters it. Which fields a move asks for says <see cref="MoveFields"/>.</summary>
/// <param name="Move">What is done.</param>
/// <param name="Text">The reason, the statement, the review; 1 to 4000 characters.</param>
public sealed record MoveCommand(Move Move, string Text)
{
    /// <summary>The day on which it happened; <see langword="null"/>: today. Not after today, not before the act before it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>How many days are given or granted, 1 to 1095; <see langword="null"/>: as the settings say.</summary>
    public int? Days { get; init; }

    /// <summary>Of a pause: the first day that does not count; <see langword="null"/>: today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Of a pause: the last day that does not count; <see langword="null"/>: until it is resumed.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Officers, auditors or who was heard; each 1 to 100 characters.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The number of the item, violation or recommendation that is meant.</summary>
    public int? Number { get; init; }

    /// <summary>What was found about an item.</summary>
    public ItemResult? Result { get; init; }

    /// <summary>Whether a recommendation was done; <see langword="false"/>: dropped.</summary>
    public bool? Done { get; init; }

    /// <summary>What was found on the spot.</summary>
    public NewFinding? Finding { get; init; }

    /// <summary>What a violation rests on; its item is <see cref="Number"/>.</summary>
    public ViolationGround? Ground { get; init; }

    /// <summary>Photographs and papers, at most 20.</summary>
    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];
}

/// <summary>What was found on the spot, as entered; in words it is the move's text.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Place">Where; 1 to 200 characters.</param>
public sealed record NewFinding(FindingType Type, string Place)
{
    /// <summary>See <see cref="SiteFinding.SetCelsius"/>.</summary>
    public decimal? SetCelsius { get; init; }

    /// <summary>See <see cref="SiteFinding.MeasuredCelsius"/>; a temperature needs it.</summary>
    public decimal? MeasuredCelsius { get; init; }

    /// <summary>See <see cref="SiteFinding.OutdoorCelsius"/>; a temperature needs it.</summary>
    public decimal? OutdoorCelsius { get; init; }

    /// <summary>See <see cref="SiteFinding.MeterCode"/>; a meter needs it.</summary>
    public string? MeterCode { get; init; }

    /// <summary>The register's name; <see langword="null"/>: the meter's first.</summary>
    public string? RegisterName { get; init; }

    /// <summary>See <see cref="SiteFinding.PlateSerial"/>; a meter needs it.</summary>
    public string? PlateSerial { get; init; }

    /// <summary>See <see cref="SiteFinding.PlateRegister"/>; a meter needs it.</summary>
    public decimal? PlateRegister { get; init; }
}

/// <summary>What a violation rests on; at least one.</summary>
/// <param name="FindingNumber">A finding of the same case.</param>
/// <param name="CheckedItem">A filled-in item of the checklist.</param>
/// <param name="VerdictId">A verdict about the institution.</param>
/// <param name="CaseId">Another case about the institution.</param>
public sealed record ViolationGround(int? FindingNumber = null, int? CheckedItem = null, long? VerdictId = null, long? CaseId = null);

/// <summary>A file that comes with a move.</summary>
/// <param name="File">Its name in the store of attachments.</param>
/// <param name="Title">What it is; at most 200 characters.</param>
/// <param name="FindingNumber">The finding it shows, or <see langword="null"/>.</param>
public sealed record NewAttachment(string File, string Title = "", int? FindingNumber = null);
