namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Whether a placeholder has to stand in a template, and whether it always has a value.</summary>
public enum PlaceholderNeed
{
    /// <summary>Has to stand in the template, outside of any condition, and always has a value: a paper without it is refused.</summary>
    Obligatory,

    /// <summary>May be left out of the template; always has a value.</summary>
    Always,

    /// <summary>May have no value: in running text only inside a condition on itself; in a table a dash stands for it.</summary>
    Optional,
}
