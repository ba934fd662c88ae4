using System.Globalization;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>A meter against those below it over one month.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="MeterCode">The meter above.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Above">What the meter counted, in <paramref name="Unit"/>.</param>
/// <param name="Below">What those below it counted together.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Completeness">The least completeness of all of them, 0 to 1.</param>
public sealed record BalanceFacts(string InstitutionCode, string MeterCode, DateOnly Month, decimal Above, decimal Below, string Unit, decimal Completeness);

/// <summary>Whether a metering tree does not add up. Pure. Gaps are not loss: below the gate nothing is said.</summary>
public static class UnbalancedTreeRule
{
    private const decimal Band = 0.8m;

    /// <summary>The alert, or <see langword="null"/>.</summary>
    /// <param name="facts">The balance.</param>
    /// <param name="policy">The settings.</param>
    public static AlertCandidate? Find(BalanceFacts facts, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var key = new AlertKey(
            facts.InstitutionCode, AlertKind.UnbalancedTree, facts.Month.Year, facts.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), $"meter:{facts.MeterCode}");
        if (facts.Completeness < policy.Gate)
        {
            return new AlertCandidate(key, AlertGrade.Warning) { Raises = false };
        }

        // Below a meter that counted nothing, anything is too much.
        var share = facts.Above > 0 ? Math.Abs(facts.Above - facts.Below) / facts.Above : facts.Below == facts.Above ? 0m : 1m;
        return share < policy.Options.LossShare * Band ? null : new AlertCandidate(key, AlertGrade.Warning)
        {
            Raises = share >= policy.Options.LossShare,
            Value = facts.Below,
            Expected = facts.Above,
            Limit = Math.Round(facts.Above * policy.Options.LossShare, 3),
            Unit = facts.Unit,
        };
    }
}
