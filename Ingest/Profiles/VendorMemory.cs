using EnergyQuota.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>What earlier messages said that later ones cannot be read without.</summary>
/// <param name="births">The births of Sparkplug nodes and devices.</param>
/// <param name="frames">Radio frames heard a short while ago.</param>
public sealed class VendorMemory(SparkplugBirths births, HeardFrames frames)
{
    /// <summary>Radio frames heard a short while ago.</summary>
    public HeardFrames Frames { get; } = frames;

    /// <summary>The births of Sparkplug nodes and devices.</summary>
    public SparkplugBirths Births { get; } = births;

    /// <summary>A memory of nothing, as the settings bound it.</summary>
    /// <param name="options">The settings.</param>
    public static VendorMemory Of(ProfileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new VendorMemory(
            new SparkplugBirths(options.SparkplugSources, options.SparkplugNames), new HeardFrames(TimeSpan.FromSeconds(options.FrameSeconds), options.MostFrames));
    }
}
