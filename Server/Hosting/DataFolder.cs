namespace EnergyQuota.Server.Hosting;

/// <summary>The data folder, held by this process alone for as long as it is not disposed.</summary>
internal sealed class DataFolder : IDisposable
{
    // What the runtime reports for a file that another process holds: EWOULDBLOCK of Linux, and Windows' own.
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The state database's file.</summary>
    public string StateFile => System.IO.Path.Combine(Path, "state.db");

    /// <summary>Creates the folder where it is missing and takes it.</summary>
    /// <exception cref="StartFaultException">It cannot be written to, or another process has it.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }

        try
        {
            // The system releases the lock when the process ends, however it ends, so a stale file never blocks a start.
            var held = new FileStream(System.IO.Path.Combine(path, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
            held.Flush(flushToDisk: true);
            return new DataFolder(path, held);
        }
        catch (IOException e) when (e.HResult is WouldBlock or SharingViolation)
        {
            throw new StartFaultException(
                $"Data:Folder: {path} is in use by another EnergyQuota process. Stop that process, or set another Data:Folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // A full disk and a file system mounted read-only are here too; the system's own words tell them apart. A limit on the size of files comes as an argument out of range.
            throw Unwritable(path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static StartFaultException Unwritable(string path, Exception e) =>
        new($"Data:Folder: cannot write to {path} ({e.Message}). It must be a folder on a disk with room that this account may write to; mend that, or set another Data:Folder.", e);
}
