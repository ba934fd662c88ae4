namespace EnergyQuota.Reports.Monthly;

/// <summary>The institution of a report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its class, for instance 医疗卫生机构.</param>
/// <param name="Region">Its region.</param>
public sealed record ReportInstitution(string Code, BilingualText Name, BilingualText Class, BilingualText Region);
