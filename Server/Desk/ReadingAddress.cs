using EnergyQuota.Metering;

namespace EnergyQuota.Server.Desk;

/// <summary>Where a single reading stands, and where it is corrected.</summary>
internal static class ReadingAddress
{
    /// <summary>The page that shows it.</summary>
    /// <param name="reading">The reading.</param>
    public static string Of(Reading reading) => $"/meters/{Uri.EscapeDataString(reading.Register.Meter)}/readings/one?{Named(reading)}";

    /// <summary>The form that corrects or voids it.</summary>
    /// <param name="reading">The reading.</param>
    public static string OfCorrection(Reading reading) => $"/meters/{Uri.EscapeDataString(reading.Register.Meter)}/enter?what={EntryKind.Correct}&{Named(reading)}";

    private static string Named(Reading reading) => $"register={Uri.EscapeDataString(reading.Register.Name)}&at={FindingAddress.Of(reading.Time)}";
}
