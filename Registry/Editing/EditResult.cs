namespace EnergyQuota.Registry.Editing;

/// <summary>What became of a change that a person asked for.</summary>
/// <param name="Outcome">Whether it was made, and if not, why.</param>
/// <param name="Field">The field at fault, as the command names it; empty where none is.</param>
public sealed record EditResult(EditOutcome Outcome, string Field = "")
{
    /// <summary>The change and its audit line are stored.</summary>
    public static readonly EditResult Done = new(EditOutcome.Done);

    /// <summary>Everything was so already; nothing was written.</summary>
    public static readonly EditResult Unchanged = new(EditOutcome.Unchanged);

    /// <summary>Whether what was asked for now holds.</summary>
    public bool Holds => Outcome is EditOutcome.Done or EditOutcome.Unchanged;
}

/// <summary>Why a change was made or not. The numbers are never reused.</summary>
public enum EditOutcome
{
    /// <summary>Made.</summary>
    Done = 1,

    /// <summary>Everything was so already.</summary>
    Unchanged = 2,

    /// <summary>The actor may only read.</summary>
    NotAllowed = 3,

    /// <summary>There is no such thing in the actor's scope.</summary>
    NotFound = 4,

    /// <summary>A value is missing or outside its bounds; the field says which.</summary>
    Invalid = 5,

    /// <summary>It contradicts what is stored: the code is taken, or the bill overlaps another.</summary>
    Conflict = 6,

    /// <summary>It is dated further back than the actor may go; see <see cref="DeskOptions.OfficerWindow"/>.</summary>
    OutsideWindow = 7,
}
