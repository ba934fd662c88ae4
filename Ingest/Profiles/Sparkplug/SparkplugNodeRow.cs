namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>What is known of an edge node and its devices, as it is kept in the state database.</summary>
public sealed class SparkplugNodeRow
{
    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = 400;

    /// <summary>Gateway, group and edge node; unique.</summary>
    public required string Key { get; set; }

    /// <summary>Births and deaths that changed anything, as JSON.</summary>
    public required string Births { get; set; }
}
