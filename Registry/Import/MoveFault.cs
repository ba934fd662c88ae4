using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Registry.Import;

/// <summary>Why a meter may not be put below another one, as a row's reason.</summary>
internal static class MoveFault
{
    /// <summary>The reason.</summary>
    /// <param name="finding">What the proof found.</param>
    public static string Of(BoundaryFinding finding)
    {
        var since = finding.From is { } from ? $" from {from:yyyy-MM-dd} on" : "";
        return finding.Kind == BoundaryFindingKind.ParentCircle
            ? $"the meter would lie upstream of itself{since}"
            : $"the formula of {finding.Terms[0].InstitutionCode} would count {string.Join(" and ", finding.Meters)} twice{since}; end one of its terms first";
    }
}
