using System.Diagnostics;

namespace EnergyQuota.Quotas.Standards;

/// <summary>What kinds of exclusions have in common.</summary>
public enum ExclusionGroup
{
    /// <summary>Takes out area, and needs no meter.</summary>
    AreaOnly,

    /// <summary>Takes energy out of the non-heating indicator.</summary>
    HeatingEnergy,

    /// <summary>Special systems: energy, area and people out of the energy indicators; their water stays.</summary>
    SpecialSystem,

    /// <summary>Use by others: energy, water, area and people out of every indicator.</summary>
    OutsideUse,

    /// <summary>Energy out of every indicator; there is no area or people to it.</summary>
    EnergyOnly,

    /// <summary>Takes nothing out: a metered part that an indicator speaks of.</summary>
    PartOnly,
}

/// <summary>Sorts the kinds of exclusions.</summary>
public static class ExclusionGroups
{
    /// <summary>The group of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static ExclusionGroup Group(this ExclusionKind kind) => kind switch
    {
        ExclusionKind.Garage => ExclusionGroup.AreaOnly,
        ExclusionKind.Heating => ExclusionGroup.HeatingEnergy,
        ExclusionKind.SpecialSystem or ExclusionKind.DataCentre or ExclusionKind.Kitchen
            or ExclusionKind.Laundry or ExclusionKind.Laboratory => ExclusionGroup.SpecialSystem,
        ExclusionKind.OthersCharging or ExclusionKind.Hotel or ExclusionKind.Shop
            or ExclusionKind.StaffFlats or ExclusionKind.Enterprise => ExclusionGroup.OutsideUse,
        ExclusionKind.ConstructionWorks => ExclusionGroup.EnergyOnly,
        ExclusionKind.DataCentreIt or ExclusionKind.InpatientWard => ExclusionGroup.PartOnly,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether area or people may be stated with it.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasAreaAndPeople(this ExclusionKind kind) => kind.Group() is ExclusionGroup.SpecialSystem or ExclusionGroup.OutsideUse;
}
