namespace EnergyQuota.Server.Replay;

/// <summary>Writes the institutions and meters of a folder as import files.</summary>
public static class BuildingImportFiles
{
    /// <summary>Writes them and returns their paths in the order of import.</summary>
    public static IReadOnlyList<string> Write(BuildingFolder folder, string target) => [];
}
