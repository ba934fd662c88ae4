using System.Diagnostics;

namespace EnergyQuota.Tests.Servers;

/// <summary>Another process that has a database open so that nobody else can use it.</summary>
internal sealed class FileHolder : IAsyncDisposable
{
    /// <summary>As DuckDB does: a lock on the whole file.</summary>
    public const string ByLock = "import fcntl, sys; f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX)";

    /// <summary>As a program does that writes to a SQLite database and does not come to an end.</summary>
    public const string ByTransaction = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('PRAGMA locking_mode=EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE')";

    private readonly Process _process;

    private FileHolder(Process process) => _process = process;

    public static async Task<FileHolder> StartAsync(string file, string how)
    {
        var start = new ProcessStartInfo("python3", ["-c", how + "; print('held', flush=True); sys.stdin.read()", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var holder = new FileHolder(Process.Start(start)!);
        Assert.Equal("held", await holder._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return holder;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
