namespace EnergyQuota.Quotas.Alerting;

/// <summary>What makes an alert the same alert: there is one for each key, however often it is found.</summary>
/// <param name="InstitutionCode">The institution; empty for what concerns a region.</param>
/// <param name="Kind">What is reported.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Period">The part of the year: a month <c>2026-03</c> or a day <c>2026-03-02</c>, for a week its Monday; empty: the year.</param>
/// <param name="Subject">What it is about within the institution: a gateway, a register, an energy type, a case; may be empty.</param>
/// <param name="StandardCode">The standard's code; may be empty.</param>
/// <param name="RowKey">The row's key; may be empty.</param>
public readonly record struct AlertKey(
    string InstitutionCode, AlertKind Kind, int Year, string Period = "", string Subject = "", string StandardCode = "", string RowKey = "")
{
    /// <summary>The key of an alert.</summary>
    /// <param name="alert">The alert.</param>
    public static AlertKey Of(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new AlertKey(alert.InstitutionCode, alert.Kind, alert.Year, alert.Period, alert.Subject, alert.StandardCode, alert.RowKey);
    }
}
