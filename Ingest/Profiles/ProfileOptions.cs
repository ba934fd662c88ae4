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
