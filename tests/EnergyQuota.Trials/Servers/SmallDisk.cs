using System.Diagnostics;

namespace EnergyQuota.Trials.Servers;

/// <summary>A file system in memory with little room, which can be filled up and freed again.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 512;
    private const int ChunkBytes = 1 << 20;
    private const int SmallestBytes = 512;
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts it on a folder.</summary>
    /// <param name="folder">The folder; made where missing.</param>
    /// <exception cref="TrialException">This account may not mount. <c>tests/faults</c> gives it a namespace in which it may.</exception>
    public static async Task<SmallDisk> MountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Takes all room there is but a little.</summary>
    /// <param name="left">How many bytes are left.</param>
    public void Fill(int left)
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, 0);
        var bytes = new byte[ChunkBytes];
        for (var length = ChunkBytes; length >= SmallestBytes;)
        {
            try
            {
                file.Write(bytes, 0, length);
            }
            catch (IOException)
            {
                // No room for so much; for less, perhaps.
                length /= 2;
            }
        }

        file.SetLength(Math.Max(0, file.Length - left));
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await RunAsync("umount", _folder);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new TrialException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
