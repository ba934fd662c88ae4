using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>When the difference between a meter and those below it is worth a look, in the section <c>Balance</c>.</summary>
/// <remarks>No law or standard read here fixes any of these figures; they are the agency's.</remarks>
public sealed class BalanceOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Balance";

    /// <summary>The share of a meter's amount above which what is lost below it is reported.</summary>
    /// <value>0 to 1. The default, 0.05, is one vendor's practice (Siemens energyMatrix), no rule of law.</value>
    [Range(0.0, 1.0)]
    public decimal LossShare { get; set; } = 0.05m;

    /// <summary>The share by which meters below may exceed the one above before that is reported: meters err.</summary>
    /// <value>0 to 1. The default is 0.01, chosen here.</value>
    [Range(0.0, 1.0)]
    public decimal NegativeShare { get; set; } = 0.01m;

    /// <summary>The least difference that is reported, in the base unit of the meters (kWh, m³, GJ, kg).</summary>
    /// <value>0 or more. The default is 10, chosen here.</value>
    [Range(0.0, 1_000_000_000.0)]
    public decimal LeastAmount { get; set; } = 10m;

    /// <summary>The least completeness of either side at which a loss is stated; below it the answer is <em>cannot say</em>.</summary>
    /// <value>A share of 0.5 to 1. The default is 0.9, as for verdicts.</value>
    [Range(0.5, 1.0)]
    public decimal CompletenessGate { get; set; } = 0.9m;

    /// <summary>The same as a rule.</summary>
    public BalanceRule ToRule() => new(LossShare, NegativeShare, LeastAmount, CompletenessGate);
}
