using System.ComponentModel.DataAnnotations;
using EnergyQuota.Ingest.Profiles.Scripts;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Settings of payload profiles, section <c>Ingest:Profiles</c>.</summary>
public sealed class ProfileOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Profiles";

    /// <summary>Whether the profiles that come with the program are used. Default <see langword="true"/>.</summary>
    public bool Shipped { get; set; } = true;

    /// <summary>A folder of own profiles; one of the same name takes the place of a shipped one. Default none.</summary>
    public string? Folder { get; set; }

    /// <summary>How long a vendor's script may run for one message, in milliseconds. 10 to 10 000. Default 1 000.</summary>
    [Range(10, 10_000)]
    public int ScriptMilliseconds { get; set; } = 1_000;

    /// <summary>How many statements it may run. 1 000 to 10 000 000. Default 100 000.</summary>
    [Range(1_000, 10_000_000)]
    public int ScriptStatements { get; set; } = 100_000;

    /// <summary>How much memory it may ask for, in megabytes. 1 to 256. Default 16.</summary>
    [Range(1, 256)]
    public int ScriptMegabytes { get; set; } = 16;

    /// <summary>How deep its calls may nest. 8 to 512. Default 64.</summary>
    [Range(8, 512)]
    public int ScriptDepth { get; set; } = 64;

    /// <summary>The same together.</summary>
    public ScriptLimits ScriptLimits => new(TimeSpan.FromMilliseconds(ScriptMilliseconds), ScriptStatements, ScriptMegabytes * 1_000_000L, ScriptDepth);

    /// <summary>How many Sparkplug nodes and devices one gateway may announce by birth messages. 1 to 1 000 000. Default 2 000.</summary>
    [Range(1, 1_000_000)]
    public int SparkplugSources { get; set; } = 2_000;

    /// <summary>How many metrics they may name all together. 1 to 10 000 000. Default 200 000.</summary>
    [Range(1, 10_000_000)]
    public int SparkplugNames { get; set; } = 200_000;

    /// <summary>How long after a radio frame another copy of it counts as the same, in seconds. 1 to 3 600. Default 300.</summary>
    [Range(1, 3_600)]
    public int FrameSeconds { get; set; } = 300;

    /// <summary>How many radio frames are remembered. 1 to 10 000 000. Default 200 000.</summary>
    [Range(1, 10_000_000)]
    public int MostFrames { get; set; } = 200_000;

    /// <summary>The folders to read, the shipped profiles first.</summary>
    public IEnumerable<string> Folders
    {
        get
        {
            if (Shipped)
            {
                yield return Path.Combine(AppContext.BaseDirectory, "config", "profiles");
            }

            if (!string.IsNullOrEmpty(Folder))
            {
                yield return Folder;
            }
        }
    }
}
