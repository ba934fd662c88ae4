namespace EnergyQuota.Tests.Servers;

/// <summary>A folder of one test's own, removed with everything in it afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("energyquota-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
