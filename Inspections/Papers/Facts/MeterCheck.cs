namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A meter's plate and register as they stand on site, beside ours.</summary>
/// <param name="Meter">The meter's code in the registry.</param>
/// <param name="PlateOnSite">The number on its plate.</param>
/// <param name="PlateOnRecord">The number that the registry has; empty where it has none.</param>
/// <param name="MultiplierOnSite">The multiplier by the transformers on site; <see langword="null"/> where it was not looked at.</param>
/// <param name="MultiplierOnRecord">The multiplier in force in the registry.</param>
/// <param name="RegisterOnSite">The register read on site.</param>
/// <param name="RegisterOnRecord">Our register at that time; <see langword="null"/> where we have none.</param>
/// <param name="Unit">The register's unit.</param>
/// <param name="ReadAt">When it was read, on the site's clock.</param>
/// <param name="Agrees">Whether all agrees.</param>
/// <param name="Remark">Why not, or what else was seen; may be empty.</param>
public sealed record MeterCheck(
    string Meter,
    string PlateOnSite,
    string PlateOnRecord,
    decimal? MultiplierOnSite,
    decimal? MultiplierOnRecord,
    decimal RegisterOnSite,
    decimal? RegisterOnRecord,
    string Unit,
    DateTimeOffset ReadAt,
    bool Agrees,
    string Remark = "");
