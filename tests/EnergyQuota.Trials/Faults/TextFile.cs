namespace EnergyQuota.Trials.Faults;

/// <summary>Reads files that another program is writing.</summary>
internal static class TextFile
{
    /// <summary>What stands in it now.</summary>
    /// <param name="file">The file.</param>
    public static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
