using EnergyQuota.Registry.Files;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>The folder of filed reports. A file is written once, durably, and never again.</summary>
/// <param name="options">Settings of this room.</param>
public sealed class ReportArchive(IOptions<ReportOptions> options)
{
    private KeptFiles Files => new(options.Value.Folder);

    /// <summary>Keeps a file; keeping the same bytes again changes nothing.</summary>
    /// <param name="folder">The folder below the archive's own, with forward slashes.</param>
    /// <param name="name">The file's name without ending.</param>
    /// <param name="extension">Its ending, without a dot.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellationToken">Stops it; at most a temporary file is left.</param>
    /// <returns>The path below the archive's folder, with forward slashes.</returns>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public Task<string> KeepAsync(string folder, string name, string extension, byte[] content, CancellationToken cancellationToken) =>
        Files.KeepAsync(folder, name, extension, content, cancellationToken);

    /// <summary>Reads a file and proves that it is what was filed.</summary>
    /// <param name="filed">Its row in the index.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bytes, or why there are none.</returns>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public Task<(byte[]? Content, ArchiveFault? Fault)> ReadAsync(FiledReport filed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filed);
        return Files.ReadAsync(filed.Path, filed.Sha256, cancellationToken);
    }
}
