using System.Security.Cryptography;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry.Audit;

/// <summary>Signed heads of a real log, and what they find that the chain cannot.</summary>
public sealed class AuditHeadsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestState _state = new();
    private readonly AuditLog _log;
    private readonly AuditOptions _options;
    private readonly AuditHeads _heads;

    public AuditHeadsTests()
    {
        _log = new AuditLog(_state, TimeProvider.System);
        _options = new AuditOptions { KeyFile = Path.Combine(_folder.Path, "keys", "audit.pem"), HeadsFolder = Path.Combine(_folder.Path, "heads") };
        _heads = new AuditHeads(_log, Options.Create(_options), new FakeTimeProvider(Some.Noon));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _heads.Dispose();
        _log.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task SignAsync_NewLines_AppendsTheNewestSigned()
    {
        await WriteAsync(3);
        var (first, _) = await _heads.SignAsync(Stop);
        await WriteAsync(2);
        var (second, _) = await _heads.SignAsync(Stop);

        Assert.Equal((3, 5), (first!.Number, second!.Number));
        Assert.Equal([first, second], AuditHeadFile.Read(_heads.HeadFile).Heads);
        using var key = AuditKey.ReadPublic(await File.ReadAllTextAsync(Path.Combine(_options.HeadsFolder, $"audit-{_heads.Key.Id}.pub.pem"), Stop));
        Assert.True(second.IsSignedBy(key));
        Assert.False((second with { Number = 4 }).IsSignedBy(key));
    }

    [Fact]
    public async Task SignAsync_NothingNew_AppendsNothing()
    {
        Assert.Null((await _heads.SignAsync(Stop)).Head);
        await WriteAsync(1);
        var (first, _) = await _heads.SignAsync(Stop);

        var (again, _) = await _heads.SignAsync(Stop);

        Assert.Equal(first, again);
        Assert.Single(AuditHeadFile.Read(_heads.HeadFile).Heads);
    }

    [Theory]
    [InlineData("UPDATE audit SET Detail = Detail || ' ' WHERE Id = 5", AuditFaultKind.LineAltered)]
    [InlineData("DELETE FROM audit WHERE Id = 5", AuditFaultKind.LinesMissing)]
    [InlineData("DELETE FROM audit WHERE Id > 2", AuditFaultKind.CutOff)]
    [InlineData("UPDATE audit SET Hash = PreviousHash WHERE Id = 3", AuditFaultKind.Rewritten)]
    public async Task SignAsync_LogAltered_SignsNothingAndSaysWhat(string tampering, AuditFaultKind kind)
    {
        await WriteAsync(3);
        var (first, _) = await _heads.SignAsync(Stop);
        await WriteAsync(3);
        await ExecuteAsync(tampering);

        var (head, faults) = await _heads.SignAsync(Stop);

        Assert.Equal(first, head);
        Assert.Equal(kind, faults[0].Kind);
        Assert.Single(AuditHeadFile.Read(_heads.HeadFile).Heads);
    }

    [Fact]
    public async Task CheckAsync_LogWrittenAnewByTheProgramItself_IsFoundByTheHeadTakenElsewhere()
    {
        await WriteAsync(4);
        var (head, _) = await _heads.SignAsync(Stop);
        await ExecuteAsync("DELETE FROM audit");
        await WriteAsync(6);
        using var key = AuditKey.ReadPublic(_heads.Key.PublicPem);

        var report = await _log.CheckAsync([head!], new Dictionary<string, ECDsa> { [_heads.Key.Id] = key }, Stop);

        Assert.Equal((AuditFaultKind.Rewritten, 4L), (Assert.Single(report.Faults).Kind, report.Faults[0].Number));
        Assert.Null(await _log.FindBrokenLineAsync(Stop));
    }

    [Fact]
    public async Task CheckAsync_WholeLog_SaysHowFarHeadsVouchForIt()
    {
        await WriteAsync(4);
        var (head, _) = await _heads.SignAsync(Stop);
        await WriteAsync(2);
        using var key = AuditKey.ReadPublic(_heads.Key.PublicPem);

        var report = await _log.CheckAsync([head!], new Dictionary<string, ECDsa> { [_heads.Key.Id] = key }, Stop);

        Assert.Equal((6, 1, 4, 0), (report.Lines, report.Heads, report.LastHead, report.Faults.Count));
    }

    [Fact]
    public async Task SignAsync_FileOfHeadsSpoilt_SaysWhichLine()
    {
        await WriteAsync(1);
        await _heads.SignAsync(Stop);
        await File.AppendAllTextAsync(_heads.HeadFile, "{\"number\":2", Stop);
        await WriteAsync(1);

        var (_, faults) = await _heads.SignAsync(Stop);

        Assert.Equal((AuditFaultKind.HeadUnreadable, 2L), (Assert.Single(faults).Kind, faults[0].Number));
    }

    [Fact]
    public void Open_KeyThatIsThere_IsTheSameAndOnlyForItsOwner()
    {
        using var first = AuditKey.Open(_options.KeyFile);

        using var second = AuditKey.Open(_options.KeyFile);

        Assert.Equal(first.Id, second.Id);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_options.KeyFile));
        }
    }

    [Fact]
    public async Task Open_FileThatIsNoKey_SaysSo()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_options.KeyFile)!);
        await File.WriteAllTextAsync(_options.KeyFile, "no key", Stop);

        Assert.Contains(_options.KeyFile, Assert.Throws<CryptographicException>(() => AuditKey.Open(_options.KeyFile)).Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await _log.CommitAsync("test", (_, _) => Task.FromResult<IReadOnlyList<AuditLine>>([new AuditLine("test.done", "region:37", new { i })]), Stop);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var context = _state.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql, Stop);
    }
}
