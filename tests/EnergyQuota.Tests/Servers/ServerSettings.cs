namespace EnergyQuota.Tests.Servers;

/// <summary>A data folder and free ports for one test's server.</summary>
internal sealed class ServerSettings : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ServerSettings()
    {
        Data = Path.Combine(_folder.Path, "data");
        Values = new Dictionary<string, string>
        {
            ["Data:Folder"] = Data,
            ["Site:Urls"] = Url,
            ["Ingest:Broker:Port"] = $"{Port}",
            ["Ingest:Broker:AllowAnonymous"] = "true",
            ["Ingest:OldestReading"] = "00:00:00",
        };
    }

    public Dictionary<string, string> Values { get; }

    public string Data { get; }

    public string Folder => _folder.Path;

    public int Port { get; } = MosquittoServer.FreePort();

    public string Url { get; } = $"http://127.0.0.1:{MosquittoServer.FreePort()}";

    public ServerProcess Start(params string[] under) => ServerProcess.Start(Values, ["serve"], under);

    public void Dispose() => _folder.Dispose();
}
