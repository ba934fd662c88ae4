using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Desk;

/// <summary>What a person can enter about a register.</summary>
public enum EntryKind
{
    /// <summary>The meter was replaced.</summary>
    Replacement,

    /// <summary>The transformer ratio changed.</summary>
    Multiplier,

    /// <summary>A register read by hand.</summary>
    HandReading,

    /// <summary>A bill for an interval.</summary>
    Bill,

    /// <summary>A reading showed another value.</summary>
    Correct,

    /// <summary>A reading is void.</summary>
    Void,

    /// <summary>A fall is a reset.</summary>
    Reset,

    /// <summary>A fall is a number of whole turns.</summary>
    Wrap,

    /// <summary>Dropped points were a fault.</summary>
    Glitch,

    /// <summary>A jump is consumption.</summary>
    Accept,

    /// <summary>A jump is no consumption.</summary>
    Reject,
}

/// <summary>How kinds of entries, decisions and records belong together.</summary>
internal static class EntryKinds
{
    /// <summary>What can be entered from a meter's page; the others answer a finding.</summary>
    public static readonly IReadOnlyList<EntryKind> FromMeter =
        [EntryKind.Replacement, EntryKind.HandReading, EntryKind.Multiplier, EntryKind.Bill, EntryKind.Correct, EntryKind.Void];

    /// <summary>What an institution can propose.</summary>
    public static readonly IReadOnlyList<EntryKind> Proposed = [EntryKind.Bill, EntryKind.HandReading];

    /// <summary>The entry that makes a decision.</summary>
    public static EntryKind Of(DecisionKind decision) => Enum.Parse<EntryKind>(decision.ToString());

    /// <summary>The decision that an entry makes, or <see langword="null"/> where it is a fact.</summary>
    public static DecisionKind? Decision(this EntryKind kind) => Enum.TryParse<DecisionKind>(kind.ToString(), out var decision) ? decision : null;

    /// <summary>The kind of a record.</summary>
    public static EntryKind Of(RegisterEventRecord record) => record.Kind switch
    {
        RegisterEventKind.Replacement => EntryKind.Replacement,
        RegisterEventKind.MultiplierChange => EntryKind.Multiplier,
        RegisterEventKind.HandReading => EntryKind.HandReading,
        _ => record.Decision is { } decision ? Of(decision) : EntryKind.Reject,
    };
}
