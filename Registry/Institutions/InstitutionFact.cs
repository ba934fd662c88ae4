namespace EnergyQuota.Registry.Institutions;

/// <summary>A dated figure of an institution: floor area, people and so on. Corrected by a new fact, never overwritten.</summary>
public sealed class InstitutionFact
{
    /// <summary>The number of the fact.</summary>
    public int Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>What the figure is.</summary>
    public required InstitutionFactKind Kind { get; set; }

    /// <summary>First day it holds, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day it ends, exclusive; <see langword="null"/>: until the next fact of the kind.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The figure, in the unit of its kind; zero or more.</summary>
    public required decimal Value { get; set; }

    /// <summary>The document it was taken from.</summary>
    public required string Source { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}

/// <summary>What a dated figure of an institution is. The numbers are stored and never reused.</summary>
public enum InstitutionFactKind
{
    /// <summary>Building area in use (建筑面积), m².</summary>
    FloorArea = 1,

    /// <summary>Heated area (供暖面积), m².</summary>
    HeatedArea = 2,

    /// <summary>Energy users (用能人数), persons.</summary>
    People = 3,
}
