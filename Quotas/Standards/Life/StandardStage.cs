namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>Where a standard stands on a day, which follows from its state, its dates and what came after it.</summary>
public enum StandardStage
{
    /// <summary>A draft (草案).</summary>
    Draft,

    /// <summary>A draft whose legality review was passed (审查通过，待发布).</summary>
    Reviewed,

    /// <summary>Published, and not yet in force (已发布，未施行).</summary>
    Published,

    /// <summary>In force (现行).</summary>
    InForce,

    /// <summary>In force, with an amendment (现行，已修改).</summary>
    Amended,

    /// <summary>A later edition is in force (被代替).</summary>
    Replaced,

    /// <summary>Repealed (废止).</summary>
    Repealed,
}
