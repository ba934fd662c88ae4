using System.Security.Cryptography;
using EnergyQuota.Metering.Stores;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>The folder of filed reports. A file is written once, durably, and never again.</summary>
/// <remarks>
/// A file's name holds the start of its hash, so two different files never want one name. A file that no row of the index
/// names is what a filing left behind that was stopped before it committed; it is no filed report.
/// </remarks>
/// <param name="options">Settings of this room.</param>
public sealed class ReportArchive(IOptions<ReportOptions> options)
{
    private const int HashDigitsInName = 16;

    private string Root => Path.GetFullPath(options.Value.Folder);

    /// <summary>The SHA-256 of some bytes, 64 lower-case hexadecimal digits.</summary>
    /// <param name="content">The bytes.</param>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Keeps a file: under a temporary name, fsynced, renamed, the folders fsynced. Keeping the same bytes again changes nothing.</summary>
    /// <param name="folder">The folder below the archive's own, with forward slashes.</param>
    /// <param name="name">The file's name without ending.</param>
    /// <param name="extension">Its ending, without a dot.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellationToken">Stops it; at most a temporary file is left.</param>
    /// <returns>The path below the archive's folder, with forward slashes.</returns>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public async Task<string> KeepAsync(string folder, string name, string extension, byte[] content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content);
        var path = $"{folder}/{name}-{hash[..HashDigitsInName]}.{extension}";
        var target = Full(path);
        if (File.Exists(target) && HashOf(await File.ReadAllBytesAsync(target, cancellationToken)) == hash)
        {
            return path;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await WriteAsync(temporary, content, cancellationToken);
            File.SetAttributes(temporary, FileAttributes.ReadOnly);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        FlushFolders(Path.GetDirectoryName(target)!);
        return path;
    }

    /// <summary>Reads a file and proves that it is what was filed.</summary>
    /// <param name="filed">Its row in the index.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bytes, or why there are none.</returns>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public async Task<(byte[]? Content, ArchiveFault? Fault)> ReadAsync(FiledReport filed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filed);
        var path = Full(filed.Path);
        if (!File.Exists(path))
        {
            return (null, ArchiveFault.Missing);
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return HashOf(content) == filed.Sha256 ? (content, null) : (null, ArchiveFault.Altered);
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.WriteAsync(content, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private string Full(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    // The new name, and the folders on the way to it that may be new too.
    private void FlushFolders(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            FolderSync.Flush(at);
            if (at == Root)
            {
                break;
            }
        }
    }
}
