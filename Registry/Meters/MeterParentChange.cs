namespace EnergyQuota.Registry.Meters;

/// <summary>
/// From a day on, another meter lies upstream of a meter: it was connected elsewhere. Dated, because a period is proved and
/// balanced by the tree of its own days.
/// </summary>
public sealed class MeterParentChange
{
    /// <summary>The number of the change.</summary>
    public int Id { get; set; }

    /// <summary>The meter.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The meter upstream of it from that day on; <see langword="null"/>: none, it stands at an entry.</summary>
    public string? ParentCode { get; set; }

    /// <summary>First day it holds, at the site; until the next change. One change a day at most.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The document it was taken from; 1 to 400 characters.</summary>
    public required string Source { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}
