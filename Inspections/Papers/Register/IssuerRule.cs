using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>Says which agency issues a paper. Pure.</summary>
public static class IssuerRule
{
    /// <summary>The agency for an institution: of those whose region holds it, the nearest.</summary>
    /// <param name="issuers">The agencies.</param>
    /// <param name="scope">Who issues: an account that sees only part of an agency's region does not act for the agency.</param>
    /// <param name="regionCode">The institution's region.</param>
    /// <returns>The agency, or <see langword="null"/>.</returns>
    public static PaperIssuer? Of(IEnumerable<PaperIssuer> issuers, Scope scope, string regionCode)
    {
        ArgumentNullException.ThrowIfNull(issuers);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(regionCode);
        return issuers.Where(issuer => regionCode.StartsWith(issuer.Region, StringComparison.Ordinal) && ActsFor(scope, issuer.Region))
            .MaxBy(static issuer => issuer.Region.Length);
    }

    /// <summary>Whether an account acts for the agency of a region.</summary>
    /// <param name="scope">The account.</param>
    /// <param name="issuerRegion">The agency's region.</param>
    public static bool ActsFor(Scope scope, string issuerRegion)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(issuerRegion);
        return scope.SeesRegion(issuerRegion);
    }
}
