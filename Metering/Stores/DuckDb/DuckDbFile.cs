using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>One DuckDB database file: opens connections and puts the engine's errors into sentences for an administrator.</summary>
/// <remarks>Within the process any number of connections may be open; another process is locked out by the engine.</remarks>
internal sealed class DuckDbFile
{
    private readonly string _connectionString;

    public DuckDbFile(string folder, string fileName, DuckDbOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = System.IO.Path.GetFullPath(folder);
        Path = System.IO.Path.Combine(Folder, fileName);
        _connectionString = new DuckDBConnectionStringBuilder
        {
            DataSource = Path,
            MemoryLimit = $"{options.MemoryLimitMegabytes}MB",
            Threads = options.Threads,
        }.ConnectionString;
    }

    /// <summary>The folder the file lies in.</summary>
    public string Folder { get; }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Creates the folder if it is missing.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be created.</exception>
    public void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The data folder {Folder} cannot be created: {e.Message} Give the server's account write access to it or set Data:Folder to another one.", e);
        }
    }

    /// <summary>Opens a connection of the caller's own.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened; the message says what to do.</exception>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(_connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw Unavailable(e);
        }
    }

    /// <summary>The sentence for an error of the engine.</summary>
    /// <param name="error">The engine's error.</param>
    public StoreUnavailableException Unavailable(DuckDBException error) => new($"{Path} cannot be used: {Advice(error.Message)} ({error.Message})", error);

    private static string Advice(string message)
    {
        if (message.Contains("lock on file", StringComparison.OrdinalIgnoreCase))
        {
            return "another process has it open; a DuckDB file belongs to one process, so stop the other one or go through the server.";
        }

        if (message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase)
            || message.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase))
        {
            return "the server's account may not write there; give it access or set Data:Folder to another folder.";
        }

        if (message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
            || message.Contains("could not write all bytes", StringComparison.OrdinalIgnoreCase))
        {
            return "the disk is full; make room, nothing confirmed is lost.";
        }

        return message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase)
            ? "the memory limit is too small for this; raise Metering:DuckDb:MemoryLimitMegabytes."
            : "DuckDB reports an error.";
    }
}
