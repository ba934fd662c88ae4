namespace EnergyQuota.Inspections.Cases;

/// <summary>A violation of art. 37 as recorded, with what it rests on. Never deleted; it may be taken back.</summary>
public sealed class RecordedViolation
{
    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>Its number in the case, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>The item of art. 37, 1 to 8.</summary>
    public required int Item { get; set; }

    /// <summary>In words; 1 to 4000 characters.</summary>
    public required string Text { get; set; }

    /// <summary>The finding of the same case that it rests on, or <see langword="null"/>.</summary>
    public int? FindingNumber { get; set; }

    /// <summary>The checklist's item that it rests on, or <see langword="null"/>.</summary>
    public int? CheckedItem { get; set; }

    /// <summary>The verdict that it rests on, or <see langword="null"/>.</summary>
    public long? VerdictId { get; set; }

    /// <summary>The case that it rests on: an explanation not given, or the inspection where it was found; or <see langword="null"/>.</summary>
    public long? RestsOnCaseId { get; set; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Who took it back, or <see langword="null"/>.</summary>
    public string? DroppedBy { get; set; }

    /// <summary>Why it was taken back; empty while it was not.</summary>
    public string DroppedReason { get; set; } = "";

    /// <summary>Whether it cites anything.</summary>
    public bool RestsOnSomething => FindingNumber is not null || CheckedItem is not null || VerdictId is not null || RestsOnCaseId is not null;
}
