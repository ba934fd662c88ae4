namespace EnergyQuota.Registry.Access;

/// <summary>Who asks, and which institutions it may see. Every query of the registry takes one (design law 7).</summary>
/// <remarks>Fails closed: a scope that names nothing sees nothing.</remarks>
/// <param name="Who">The account, or <c>system:</c> and the job's name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="RegionPrefix">
/// Institutions whose region code begins with this are seen; the empty text means every region;
/// <see langword="null"/> means no region.
/// </param>
/// <param name="InstitutionCode">One institution that is seen beside the region, or <see langword="null"/>.</param>
public sealed record Scope(string Who, Role Role, string? RegionPrefix, string? InstitutionCode = null)
{
    /// <summary>
    /// Of its regions, only institutions of this vertical system (垂直系统), e.g. <c>education</c>; <see langword="null"/>: of any and of none.
    /// </summary>
    public string? VerticalSystem { get; init; }

    /// <summary>Whether classified institutions (涉密单位) of its regions are seen; see <see cref="Institutions.Institution.IsClassified"/>.</summary>
    public bool SeesClassified { get; init; }

    /// <summary>Whether it changes nothing, whatever its role: a program's token that was made for reading.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>The scope of a job of the system: everything, under the job's name.</summary>
    /// <param name="job">The job's name; not blank.</param>
    public static Scope System(string job)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        return new Scope($"system:{job}", Role.Administrator, "") { SeesClassified = true };
    }

    /// <summary>The scope that sees nothing.</summary>
    /// <param name="who">The account.</param>
    public static Scope Nothing(string who) => new(who, Role.Leader, null);

    /// <summary>Whether it belongs to the whole installation, so that it may decide about what holds everywhere.</summary>
    public bool SeesEveryRegion => RegionPrefix is { Length: 0 } && VerticalSystem is null;

    /// <summary>Whether every institution is seen, classified ones too.</summary>
    public bool SeesAll => SeesEveryRegion && SeesClassified;

    /// <summary>The same actor, seeing one region only: for what is told about a region as a whole.</summary>
    /// <param name="regionCode">The region's code; see <see cref="Institutions.Region.Code"/>.</param>
    /// <returns>The narrower scope; <see langword="null"/> where this one does not see the whole region.</returns>
    public Scope? InRegion(string regionCode) =>
        !string.IsNullOrEmpty(regionCode) && this is { RegionPrefix: { } prefix, VerticalSystem: null } && regionCode.StartsWith(prefix, StringComparison.Ordinal)
            ? this with { RegionPrefix = regionCode, InstitutionCode = null }
            : null;
}
