using System.Net;
using System.Net.Sockets;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Tests.Ingest;
using EnergyQuota.Tests.Servers;
using Microsoft.Data.Sqlite;

namespace EnergyQuota.Tests.Server.Hosting;

/// <summary>A server that cannot start says why and what to do, ends with 2, shows no stack trace and changes nothing.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly ServerSettings _settings = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Serve_SeveralFaultySettings_NamesEachByItsKey()
    {
        _settings.Values["Ingest:Broker:Prot"] = "1883";
        _settings.Values["Ingest:Broker:Port"] = "many";
        _settings.Values["Ingest:Pipeline:BatchReadings"] = "0";
        _settings.Values["Ingest:OldestReading"] = "400 days";
        _settings.Values["Quotas:SettleEverySeconds"] = "-1";
        _settings.Values["Metering:InfluxDb:Urll"] = "http://127.0.0.1:8086";
        _settings.Values["Site:Zone"] = "Mars/Olympus";

        var output = await FailedAsync();

        Assert.All(
            ["Ingest:Broker:Prot", "Ingest:Broker:Port", "Ingest:Pipeline:BatchReadings", "Ingest:OldestReading", "Quotas:SettleEverySeconds", "Metering:InfluxDb:Urll", "Site:Zone"],
            key => Assert.Contains($"  {key}: ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_BrokerReachableFromOutsideWithoutTls_IsRefused()
    {
        _settings.Values["Ingest:Broker:Host"] = "0.0.0.0";
        _settings.Values["Ingest:Broker:AllowAnonymous"] = "false";

        Assert.Contains("Ingest:Broker:Certificate", await FailedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_FaultyPayloadProfile_NamesFileAndKey()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "vendor.yaml"), "title: x\ntopics: [a/#]\n", Stop);
        _settings.Values["Ingest:Profiles:Folder"] = folder.Path;

        var output = await FailedAsync();

        Assert.All(["vendor.yaml topics: ", "vendor.yaml source: "], fault => Assert.Contains(fault, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_PortOfBrokerOrSiteInUse_NamesTheKey()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        _settings.Values["Ingest:Broker:Port"] = $"{port}";
        Assert.Contains("Ingest:Broker:Port", await FailedAsync(), StringComparison.Ordinal);

        _settings.Values["Ingest:Broker:Port"] = $"{_settings.Port}";
        _settings.Values["Site:Urls"] = $"http://127.0.0.1:{port}";
        Assert.Contains("Site:Urls", await FailedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DataFolderIsAFile_NamesTheKey()
    {
        await File.WriteAllTextAsync(_settings.Data, "", Stop);

        Assert.Contains("Data:Folder", await FailedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DiskIsFull_NamesTheFolder()
    {
        // A limit on the size of files refuses writes as a full disk does.
        _settings.Values["DOTNET_EnableWriteXorExecute"] = "0";
        await using var server = _settings.Start("bash", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "limited");

        Assert.Equal(2, await server.EndedAsync());
        Assert.Contains("Data:Folder", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DamagedOrNewerFiles_SaysWhichAndLeavesThem()
    {
        await using (var server = _settings.Start())
        {
            await server.ReadyAsync(_settings.Url);
            await server.StopAsync();
        }

        // A message that waits: what the store has taken already may be cut off without a loss.
        using (var disk = new FlushGate())
        await using (var journal = IngestWorld.OpenJournal(Path.Combine(_settings.Data, "journal"), disk))
        {
            await journal.WaitDurableAsync(await journal.AppendAsync(new JournalMessage("readings/A/g1", new byte[3_000], DateTimeOffset.UtcNow, MessageFlags.None), Stop), Stop);
        }

        await SpoiltAsync("journal/messages.log.0", bytes => bytes[..100], "journal");
        await SpoiltAsync("journal/commits", bytes => [.. bytes.Select(static b => (byte)(b ^ 0x55))], "journal");
        await SpoiltAsync("readings.duckdb", bytes => [.. bytes[..4096].Select(static b => (byte)(b ^ 0x55)), .. bytes[4096..]], "readings.duckdb");
        await SpoiltAsync("ledger.duckdb", static _ => "no database at all, but text"u8.ToArray(), "ledger.duckdb");
        await SpoiltAsync("jobs.db", static _ => "no database at all, but text"u8.ToArray(), "jobs.db");
        await SpoiltAsync("state.db", static _ => "no database at all, but text"u8.ToArray(), "state.db");
        using (var state = new SqliteConnection($"Data Source={Path.Combine(_settings.Data, "state.db")};Pooling=False"))
        {
            await state.OpenAsync(Stop);
            using var command = state.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')";
            await command.ExecuteNonQueryAsync(Stop);
        }

        Assert.Contains("newer", await FailedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readings.duckdb", FileHolder.ByLock)]
    [InlineData("ledger.duckdb", FileHolder.ByLock)]
    [InlineData("state.db", FileHolder.ByTransaction)]
    [InlineData("jobs.db", FileHolder.ByTransaction)]
    public async Task Serve_DatabaseHeldByAnotherProcess_NamesTheFile(string name, string how)
    {
        await using (var server = _settings.Start())
        {
            await server.ReadyAsync(_settings.Url);
            await server.StopAsync();
        }

        await using var holder = await FileHolder.StartAsync(Path.Combine(_settings.Data, name), how);

        Assert.Contains(Path.Combine(_settings.Data, name), await FailedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", "Data:Folder")]
    [InlineData("journal", "Ingest:Journal:Folder")]
    [InlineData("state.db", "state.db")]
    [InlineData("readings.duckdb", "readings.duckdb")]
    public async Task Serve_AccountMayNotWrite_NamesTheKeyOrTheFile(string name, string told)
    {
        await using (var server = _settings.Start())
        {
            await server.ReadyAsync(_settings.Url);
            await server.StopAsync();
        }

        using var closed = new ReadOnlyPath(Path.GetFullPath(Path.Combine(_settings.Data, name)));

        Assert.Contains(told, await FailedAsync(ReadOnlyPath.PlainAccount), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_KilledInTheMiddleOfAMigration_StartsAgain()
    {
        await using (var server = _settings.Start())
        {
            await server.ReadyAsync(_settings.Url);
            await server.StopAsync();
        }

        using (var state = new SqliteConnection($"Data Source={Path.Combine(_settings.Data, "state.db")};Pooling=False"))
        {
            await state.OpenAsync(Stop);
            using var command = state.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync(Stop);
        }

        await using var again = _settings.Start();
        await again.ReadyAsync(_settings.Url);
    }

    private async Task SpoiltAsync(string name, Func<byte[], byte[]> spoil, string told)
    {
        var file = Path.Combine(_settings.Data, name);
        var good = await File.ReadAllBytesAsync(file, Stop);
        var spoilt = spoil(good);
        await File.WriteAllBytesAsync(file, spoilt, Stop);

        Assert.Contains(told, await FailedAsync(), StringComparison.Ordinal);
        Assert.Equal(spoilt, await File.ReadAllBytesAsync(file, Stop));
        await File.WriteAllBytesAsync(file, good, Stop);
    }

    private async Task<string> FailedAsync(params string[] under)
    {
        await using var server = _settings.Start(under);
        var code = await server.EndedAsync();
        Assert.True(code == 2, $"ended with {code}:\n{server.Output}");
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", server.Output, StringComparison.Ordinal);
        return server.Output;
    }
}
