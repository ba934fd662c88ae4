using System.CommandLine;

namespace EnergyQuota.Server.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommandOptions
{
    /// <summary><c>--data</c>: the data folder; stronger than the setting <c>Data:Folder</c>.</summary>
    public static Option<string?> DataFolder() => new("--data")
    {
        Description = "The data folder; stronger than the setting Data:Folder.",
    };

    /// <summary>Settings given on the command line, as configuration.</summary>
    public static Dictionary<string, string?> Overrides(string? dataFolder)
    {
        var settings = new Dictionary<string, string?>();
        if (dataFolder is not null)
        {
            settings["Data:Folder"] = dataFolder;
        }

        return settings;
    }
}
