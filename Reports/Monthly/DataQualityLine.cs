namespace EnergyQuota.Reports.Monthly;

/// <summary>The hours of the month of one energy type's boundary meters by origin. The four origins add up to the expected hours.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Meters">The count of boundary meters.</param>
/// <param name="ExpectedHours">Hours of the month × meters.</param>
/// <param name="MeasuredHours">Hours measured.</param>
/// <param name="EstimatedHours">Hours estimated between readings too far apart.</param>
/// <param name="ManualHours">Hours covered by entries made by hand.</param>
/// <param name="MissingHours">Hours of which nothing is known.</param>
public sealed record DataQualityLine(
    BilingualText Energy, int Meters, int ExpectedHours, int MeasuredHours, int EstimatedHours, int ManualHours, int MissingHours);
