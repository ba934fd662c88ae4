namespace EnergyQuota.Reports;

/// <summary>The language of a report.</summary>
public enum ReportLanguage
{
    /// <summary>Chinese as written in mainland China (zh-CN), the default.</summary>
    Chinese,

    /// <summary>English (en).</summary>
    English,
}
