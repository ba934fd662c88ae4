using EnergyQuota.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>What earlier messages said that later ones cannot be read without.</summary>
/// <param name="births">The births of Sparkplug nodes and devices.</param>
public sealed class VendorMemory(SparkplugBirths births)
{
    /// <summary>The births of Sparkplug nodes and devices.</summary>
    public SparkplugBirths Births { get; } = births;

    /// <summary>A memory of nothing, as the settings bound it.</summary>
    /// <param name="options">The settings.</param>
    public static VendorMemory Of(ProfileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new VendorMemory(new SparkplugBirths(options.SparkplugSources, options.SparkplugNames));
    }
}
