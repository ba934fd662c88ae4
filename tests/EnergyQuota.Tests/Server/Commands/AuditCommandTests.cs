using EnergyQuota.Tests.Servers;
using Microsoft.Data.Sqlite;

namespace EnergyQuota.Tests.Server.Commands;

/// <summary>The verb <c>audit</c> of the real program, on what the real server wrote.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly ServerSettings _settings = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Verify_LineChangedBehindTheProgram_SaysByWhatItWasFound()
    {
        var (code, output) = await RunAsync("accounts", "add", "li.ming", "--role", "leader", "--region", "all");
        Assert.True(code == 0, output);
        (code, output) = await RunAsync("audit", "sign");
        Assert.True(code == 0, output);
        var safe = Path.Combine(_settings.Folder, "safe.jsonl");
        File.Copy(HeadFile, safe);
        var publicKey = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(HeadFile)!, "*.pem"));
        (code, output) = await RunAsync("audit", "verify", "--heads", safe, "--key", publicKey);
        Assert.True(code == 0, output);
        Assert.Contains("nothing is wrong", output, StringComparison.Ordinal);

        await using (var database = new SqliteConnection($"Data Source={Path.Combine(_settings.Data, "state.db")};Pooling=False"))
        {
            await database.OpenAsync(Stop);
            await using var command = database.CreateCommand();
            command.CommandText = "UPDATE audit SET Actor = 'somebody else' WHERE Id = 1";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
        }

        (code, output) = await RunAsync("audit", "verify", "--heads", safe, "--key", publicKey);
        Assert.True(code == 1, output);
        Assert.Contains("by the chain: Line 1 ", output, StringComparison.Ordinal);
        (code, output) = await RunAsync("audit", "verify", "--heads", Path.Combine(_settings.Folder, "none.jsonl"));
        Assert.True(code == 2, output);
        Assert.Contains("There is no file", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_KeyFileThatIsNoKey_NamesItWithoutAStackTrace()
    {
        var key = Path.Combine(_settings.Data, "keys", "audit.pem");
        Directory.CreateDirectory(Path.GetDirectoryName(key)!);
        await File.WriteAllTextAsync(key, "no key", Stop);

        var (code, output) = await RunAsync("audit", "verify");

        Assert.True(code == 2, output);
        Assert.Contains($"{key} holds no key", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private string HeadFile => Path.Combine(_settings.Data, "audit-heads", "audit-heads.jsonl");

    private async Task<(int Code, string Output)> RunAsync(params string[] verb)
    {
        await using var process = ServerProcess.Start(_settings.Values, verb);
        var code = await process.EndedAsync();
        return (code, process.Output);
    }
}
