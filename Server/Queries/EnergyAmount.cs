using EnergyQuota.Metering;

namespace EnergyQuota.Server.Queries;

/// <summary>What an institution used of one energy type in one period, and how well that is known.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit of the amount.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Amount">The amount.</param>
/// <param name="MeasuredHours">Register-hours measured.</param>
/// <param name="EstimatedHours">Register-hours estimated.</param>
/// <param name="ManualHours">Register-hours from bills.</param>
/// <param name="ExpectedHours">Register-hours there are.</param>
internal sealed record EnergyAmount(
    EnergyType EnergyType, MeasureUnit Unit, DateOnly From, decimal Amount, int MeasuredHours, int EstimatedHours, int ManualHours, int ExpectedHours)
{
    /// <summary>Measured and billed hours over expected hours, 0 to 1; <see langword="null"/> where nothing is expected.</summary>
    public decimal? Completeness => ExpectedHours == 0 ? null : Math.Min(1m, (MeasuredHours + ManualHours) / (decimal)ExpectedHours);
}
