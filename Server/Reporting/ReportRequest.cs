using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Reporting;

/// <summary>Which report is wanted, and who asks for it.</summary>
/// <param name="Scope">Who asks.</param>
/// <param name="InstitutionCode">Whose report.</param>
/// <param name="Period">Which month, quarter or year.</param>
/// <param name="Form">In which language and as which kind of file.</param>
internal sealed record ReportRequest(Scope Scope, string InstitutionCode, ReportPeriod Period, ReportForm Form)
{
    /// <summary>The name of a draft's file.</summary>
    public string DraftName => $"{InstitutionCode}-{Period}-draft-{Form.LanguageTag}.{Form.Extension}";

    /// <summary>Reads a month written as 2026-03.</summary>
    public static bool TryMonth(string? text, out Month month)
    {
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            && day.Year is > 1999 and < 2200)
        {
            month = Month.Of(day);
            return true;
        }

        month = default;
        return false;
    }
}
