namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>One of the eight items that an inspection covers (Decree 531, art. 35).</summary>
/// <param name="Item">The item, 1 to 8.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Found">What was seen; may be empty.</param>
public sealed record CheckedItem(int Item, CheckResult Result, string Found = "");

/// <summary>What came of checking an item. The numbers are stored and never reused.</summary>
public enum CheckResult
{
    /// <summary>As required (符合).</summary>
    Conforms = 1,

    /// <summary>Not as required (不符合).</summary>
    DoesNotConform = 2,

    /// <summary>Does not concern this institution (不适用).</summary>
    NotApplicable = 3,

    /// <summary>Not checked this time (未检查).</summary>
    NotChecked = 4,
}
