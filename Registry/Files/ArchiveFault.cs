namespace EnergyQuota.Registry.Files;

/// <summary>Why a kept file is not handed out.</summary>
public enum ArchiveFault
{
    /// <summary>The scope sees no such file.</summary>
    NotFound,

    /// <summary>The index has it, but the file is gone from the folder.</summary>
    Missing,

    /// <summary>The file's bytes are not those that were kept: its SHA-256 is another.</summary>
    Altered,
}
