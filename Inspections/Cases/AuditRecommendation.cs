namespace EnergyQuota.Inspections.Cases;

/// <summary>What an audit recommends (合理使用能源建议), and what became of it.</summary>
public sealed class AuditRecommendation
{
    /// <summary>The audit.</summary>
    public long CaseId { get; set; }

    /// <summary>Its number in the case, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>What is recommended; 1 to 4000 characters.</summary>
    public required string Text { get; set; }

    /// <summary>Whether it was done; <see langword="null"/>: it waits; <see langword="false"/>: dropped, with a reason.</summary>
    public bool? Done { get; set; }

    /// <summary>What became of it; empty while it waits.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The day that was recorded, or <see langword="null"/>.</summary>
    public DateOnly? SettledOn { get; set; }
}
