using System.Diagnostics;

namespace EnergyQuota.Tests.Servers;

/// <summary>A file, or a folder with all in it, that a plain account may read but not write.</summary>
internal sealed class ReadOnlyPath : IDisposable
{
    private readonly string _path;

    public ReadOnlyPath(string path)
    {
        _path = path;
        Run("a-w");
    }

    /// <summary>What starts a program without the administrator's power to pass over the rights of files; nothing where the tests have none.</summary>
    public static string[] PlainAccount => Environment.IsPrivilegedProcess ? ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] : [];

    /// <summary>Gives the right back, so that the folder can be removed.</summary>
    public void Dispose() => Run("u+w");

    private void Run(string mode)
    {
        using var process = Process.Start("chmod", ["-R", mode, _path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
