using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Settings of the journal, section <c>Ingest:Journal</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Journal";

    /// <summary>The folder of the journal's files. Default: <c>journal</c> under <c>Data:Folder</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The most bytes that may wait for the store; then nothing more is acknowledged. 16 MiB to 4 TiB. Default 4 GiB.</summary>
    [Range(16L << 20, 4L << 40)]
    public long MaxBytes { get; set; } = 4L << 30;

    /// <summary>How long a commit gathers messages before it writes, in milliseconds. 0 to 1000. Default 5.</summary>
    [Range(0, 1000)]
    public int CommitDelayMilliseconds { get; set; } = 5;
}
