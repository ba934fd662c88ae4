namespace EnergyQuota.Server.Notifications;

/// <summary>A password or secret from the settings or from a file.</summary>
internal static class SecretText
{
    /// <summary>The first line of the file where one is named, otherwise the setting; empty where there is neither.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read it.</exception>
    public static string Read(string? setting, string? file) =>
        string.IsNullOrEmpty(file) ? setting ?? "" : File.ReadLines(file).FirstOrDefault("").Trim();
}
