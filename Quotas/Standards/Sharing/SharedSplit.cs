using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards.Sharing;

/// <summary>
/// How the register of a shared building (合用办公楼) is split over its institutions, by a stated method that stays the same from year
/// to year (DB11/T 1958-2022, from a summary). It makes the boundary terms with their shares.
/// </summary>
public sealed class SharedSplit
{
    /// <summary>The number of the split.</summary>
    public int Id { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>The method.</summary>
    public required SplitMethod Method { get; set; }

    /// <summary>First day it holds, inclusive; until the next split of the register.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The document that states it.</summary>
    public required string Source { get; set; }

    /// <summary>Why the method is another than before; empty where it is not. At most 400 characters.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }

    /// <summary>Its parts, at least two.</summary>
    public IList<SharedSplitPart> Parts { get; init; } = [];
}

/// <summary>An institution's part of a split.</summary>
public sealed class SharedSplitPart
{
    /// <summary>The number of the part.</summary>
    public int Id { get; set; }

    /// <summary>The split.</summary>
    public int SplitId { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>What its share is computed from: m², persons, or what its sub-meter measured; more than 0.</summary>
    public required decimal Basis { get; set; }

    /// <summary>Its share of the register: more than 0, at most 1; all shares of a split are exactly 1.</summary>
    public required decimal Share { get; set; }
}

/// <summary>By what a shared building is split. The numbers are stored and never reused.</summary>
public enum SplitMethod
{
    /// <summary>By floor area (按建筑面积), m².</summary>
    Area = 1,

    /// <summary>By energy users (按用能人数), persons.</summary>
    People = 2,

    /// <summary>By what sub-meters measured (按分表计量), in the register's unit.</summary>
    SubMeter = 3,
}
