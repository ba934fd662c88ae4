namespace EnergyQuota.Reports.Filing;

/// <summary>Why a filed report is not handed out.</summary>
public enum ArchiveFault
{
    /// <summary>The scope sees no such filed report.</summary>
    NotFound,

    /// <summary>The index has it, but its file is gone from the folder.</summary>
    Missing,

    /// <summary>The file's bytes are not those that were filed: its SHA-256 or length is another.</summary>
    Altered,
}
