using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>How complete the last days of an energy type are.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="EnergyType">The energy type.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Completeness">Measured and manual hours over expected hours, 0 to 1.</param>
public sealed record CompletenessFacts(string InstitutionCode, EnergyType EnergyType, DateOnly From, DateOnly To, decimal Completeness);

/// <summary>Whether the last days are too incomplete. Pure.</summary>
public static class CompletenessRule
{
    private const decimal Band = 0.05m;

    /// <summary>The alert, or <see langword="null"/>.</summary>
    /// <param name="facts">How complete the days are.</param>
    /// <param name="gate">The least completeness at which a period is judged, 0 to 1.</param>
    public static AlertCandidate? Find(CompletenessFacts facts, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var last = facts.To.AddDays(-1);
        return facts.Completeness >= Math.Min(gate + Band, 1m) ? null : new AlertCandidate(
            new AlertKey(facts.InstitutionCode, AlertKind.DataIncomplete, last.Year, last.ToString("yyyy-MM", CultureInfo.InvariantCulture), facts.EnergyType.ToString()),
            AlertGrade.Warning)
        {
            Raises = facts.Completeness < gate,
            Value = Math.Round(facts.Completeness * 100, 1),
            Limit = gate * 100,
            Unit = "%",
        };
    }
}
