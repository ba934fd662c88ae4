using System.Security.Cryptography;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Registry.Files;

/// <summary>A folder of files that are written once, durably, and never again. Their index and hashes are kept elsewhere.</summary>
/// <remarks>
/// A file's name holds the start of its hash, so two different files never want one name. A file that no row of the index
/// names is what was left behind by something stopped before it committed; it counts for nothing.
/// </remarks>
/// <param name="folder">Where they are kept; made at first use.</param>
public sealed class KeptFiles(string folder)
{
    private const int HashDigitsInName = 16;

    private readonly string _root = Path.GetFullPath(folder);

    /// <summary>The SHA-256 of some bytes, 64 lower-case hexadecimal digits.</summary>
    /// <param name="content">The bytes.</param>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Keeps a file: under a temporary name, fsynced, renamed, the folders fsynced. Keeping the same bytes again changes nothing.</summary>
    /// <param name="below">The folder below the root, with forward slashes.</param>
    /// <param name="name">The file's name without ending.</param>
    /// <param name="extension">Its ending, without a dot.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellationToken">Stops it; at most a temporary file is left.</param>
    /// <returns>The path below the root, with forward slashes.</returns>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public async Task<string> KeepAsync(string below, string name, string extension, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var hash = HashOf(content);
        var path = $"{below}/{name}-{hash[..HashDigitsInName]}.{extension}";
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

    /// <summary>Reads a file and proves that it is what was kept.</summary>
    /// <param name="path">Its path below the root, with forward slashes.</param>
    /// <param name="sha256">The hash that the index has.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bytes, or why there are none.</returns>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public async Task<(byte[]? Content, ArchiveFault? Fault)> ReadAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        var full = Full(path);
        if (!File.Exists(full))
        {
            return (null, ArchiveFault.Missing);
        }

        var content = await File.ReadAllBytesAsync(full, cancellationToken);
        return HashOf(content) == sha256 ? (content, null) : (null, ArchiveFault.Altered);
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.WriteAsync(content, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private string Full(string path) => Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));

    // The new name, and the folders on the way to it that may be new too.
    private void FlushFolders(string below)
    {
        for (var at = below; at is not null; at = Path.GetDirectoryName(at))
        {
            FolderSync.Flush(at);
            if (at == _root)
            {
                break;
            }
        }
    }
}
