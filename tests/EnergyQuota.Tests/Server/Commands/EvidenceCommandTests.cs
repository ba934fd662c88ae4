using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Server.Commands;

/// <summary>The verbs <c>explain</c>, <c>evidence</c>, <c>verify</c> and <c>verdicts</c> of the real program, where they cannot do what is asked.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private readonly ServerSettings _settings = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Verbs_NothingThere_SayWhatIsMissing()
    {
        await ExpectAsync(2, "There is no verdict 17.", "explain", "17");
        await ExpectAsync(2, "There is no verdict 17.", "evidence", "17", "--out", Path.Combine(_settings.Folder, "p.zip"));
        await ExpectAsync(2, "is no indicator", "explain", "X", "2025", "beauty");
        await ExpectAsync(0, "0 verdicts computed again", "verdicts", "recheck");
        Assert.False(File.Exists(Path.Combine(_settings.Folder, "p.zip")));
    }

    [Fact]
    public async Task Verify_NoPack_SaysSoWithoutADataFolder()
    {
        var file = Path.Combine(_settings.Folder, "x.zip");
        await ExpectAsync(2, "There is no file", "verify", file);
        await File.WriteAllTextAsync(file, "no zip", Stop);
        await ExpectAsync(1, "by the form of the container: The file is no evidence pack", "verify", file);
        await ExpectAsync(2, "64 hexadecimal digits", "verify", file, "--fingerprint", "12");
    }

    private async Task ExpectAsync(int code, string said, params string[] verb)
    {
        await using var process = ServerProcess.Start(_settings.Values, verb);
        Assert.True(await process.EndedAsync() == code, process.Output);
        Assert.Contains(said, process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
