namespace EnergyQuota.Server.Hosting;

/// <summary>The data folder, held by this process alone for as long as it is not disposed.</summary>
internal sealed class DataFolder : IDisposable
{
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
            held.Flush();
            return new DataFolder(path, held);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(path, e);
        }
        catch (IOException e)
        {
            throw new StartFaultException(
                $"Data:Folder: {path} is in use by another EnergyQuota process (or cannot be locked: {e.Message}). Stop that process, or set another Data:Folder.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static StartFaultException Unwritable(string path, Exception e) =>
        new($"Data:Folder: cannot write to {path} ({e.Message}). Give this account the right to write there, or set another Data:Folder.", e);
}
