using System.Text.Json;
using CsCheck;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>Files are taken in chunks of rows: where they are cut, stopped or begun again makes no difference.</summary>
public sealed class ImporterChunkTests : IDisposable
{
    private const string FiveRegions = "code,name_zh\n37,山东省\n3701,济南市\n3702,青岛市\n3703,淄博市\n3704,枣庄市\n";
    private static readonly Scope System = Scope.System("import");
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>Registries, counts, audit chain, marks and errors are the same, whether a file is taken in one piece or row by row.</summary>
    [Fact]
    public void ImportAsync_AnyFilesInChunksOfAnySize_GiveTheSame()
    {
        var seen = new Dictionary<string, (int Added, int Changed, int Unchanged, int Rejected)>();
        Gen.Select(RegistryFiles.Gen, RegistryFiles.Gen).Sample(
            (first, second) =>
            {
                // Files, others that change some of it, and the same once more.
                var whole = OutcomeAsync(int.MaxValue, seen, first, second, second).GetAwaiter().GetResult();
                Assert.Equal(whole, OutcomeAsync(1, [], first, second, second).GetAwaiter().GetResult());
                Assert.Equal(whole, OutcomeAsync(7, [], first, second, second).GetAwaiter().GetResult());
            },
            iter: 8, threads: 1);

        // Files in which nothing happens would prove nothing.
        Assert.Equal(8, seen.Count);
        Assert.True(seen.Values.Sum(kind => kind.Changed) > 0);
        Assert.All(seen, kind => Assert.True(
            kind.Value is { Added: > 0, Unchanged: > 0, Rejected: > 0 }, $"{kind.Key}: {kind.Value}"));
    }

    [Fact]
    public async Task ImportAsync_ChunkBegunAgainAfterACollision_TakesItsOwnRowsForNoDuplicates()
    {
        using var inner = new TestState();
        using var other = new AuditLog(inner, TimeProvider.System);
        var state = new WatchedState(inner) { FailingCommit = 2 };
        state.Making = number =>
        {
            // The first chunk makes two contexts, the second one two; the fifth looks whether somebody else wrote.
            if (number == 5)
            {
                other.CommitAsync("other", (_, _) => Task.FromResult<IReadOnlyList<AuditLine>>([new AuditLine("test", "test:1", 1)]), Token)
                    .GetAwaiter().GetResult();
            }
        };
        Write("regions", FiveRegions + "3704,又是枣庄\n3701,又是济南\n");
        using var audit = new AuditLog(state, TimeProvider.System);

        var result = Assert.Single(await Importer(audit, state, 3).ImportAsync(System, _folder.Path, Token));

        Assert.Equal((5, 2), (result.Added, result.Rejected));
        Assert.Equal(["is about the same as line 6", "is about the same as line 3"], result.Errors.Select(error => error.Reason));
        Assert.Equal(6, (await inner.AllAsync<AuditEntry>()).Count);
        Assert.Null(await audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task ImportAsync_StoppedInASecondChunk_KeepsTheFirstAndGoesOnWhenTakenAgain()
    {
        using var inner = new TestState();
        using var stop = new CancellationTokenSource();
        var state = new WatchedState(inner) { Making = number => (number == 4 ? stop : null)?.Cancel() };
        using var audit = new AuditLog(state, TimeProvider.System);
        Write("regions", FiveRegions);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer(audit, state, 2).ImportAsync(System, _folder.Path, stop.Token));
        var (regions, lines) = ((await inner.AllAsync<Region>()).Count, (await inner.AllAsync<AuditEntry>()).Count);
        var again = Assert.Single(await Importer(audit, state, 2).ImportAsync(System, _folder.Path, Token));

        Assert.Equal((2, 2), (regions, lines));
        Assert.Equal((3, 2, 0), (again.Added, again.Unchanged, again.Rejected));
        Assert.Null(await audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task ImportAsync_StoppedAfterBadRows_LeavesTheListOfThem()
    {
        using var inner = new TestState();
        using var stop = new CancellationTokenSource();
        var state = new WatchedState(inner) { Making = number => (number == 4 ? stop : null)?.Cancel() };
        using var audit = new AuditLog(state, TimeProvider.System);
        Write("regions", "code,name_zh\n37,山东省\nabc,坏\n3701,济南市\n");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer(audit, state, 2).ImportAsync(System, _folder.Path, stop.Token));

        Assert.Contains("regions.csv,3,code,abc,", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "regions.errors.csv"), Token), StringComparison.Ordinal);
    }

    private static Importer Importer(AuditLog audit, IDbContextFactory<StateContext> state, int rowsAtOnce)
    {
        var time = new FakeTimeProvider(Some.Noon);
        return new Importer(audit, new SettlementMarks(state, time), new MeterDirectory(state, Some.Site), time) { RowsAtOnce = rowsAtOnce };
    }

    /// <summary>Imports sets of files one after the other, and gives all that came of it as text.</summary>
    private async Task<string> OutcomeAsync(
        int rowsAtOnce, Dictionary<string, (int Added, int Changed, int Unchanged, int Rejected)> seen, params IReadOnlyDictionary<string, string>[] sets)
    {
        using var state = new TestState();
        using var audit = new AuditLog(state, new FakeTimeProvider(Some.Noon));
        var outcome = new List<object>();
        foreach (var files in sets)
        {
            foreach (var (kind, content) in files)
            {
                Write(kind, content);
            }

            foreach (var file in await Importer(audit, state, rowsAtOnce).ImportAsync(System, _folder.Path, Token))
            {
                var known = seen.GetValueOrDefault(Path.GetFileName(file.File));
                seen[Path.GetFileName(file.File)] = (known.Added + file.Added, known.Changed + file.Changed, known.Unchanged + file.Unchanged, known.Rejected + file.Rejected);
                outcome.Add(file);
                outcome.Add(file.ErrorFile is null ? "" : await File.ReadAllTextAsync(file.ErrorFile, Token));
            }
        }

        outcome.AddRange((await state.AllAsync<Region>()).OrderBy(r => r.Code, StringComparer.Ordinal));
        outcome.AddRange((await state.AllAsync<Institution>()).OrderBy(i => i.Code, StringComparer.Ordinal));
        outcome.AddRange((await state.AllAsync<Meter>()).OrderBy(m => m.Code, StringComparer.Ordinal));
        outcome.AddRange((await state.AllAsync<MeterRegister>()).OrderBy(r => r.Id));
        outcome.AddRange((await state.AllAsync<MeterParentChange>()).OrderBy(c => c.Id));
        outcome.AddRange((await state.AllAsync<BoundaryTerm>()).OrderBy(t => t.Id));
        outcome.AddRange((await state.AllAsync<InstitutionFact>()).OrderBy(f => f.Id));
        outcome.AddRange((await state.AllAsync<RegisterEventRecord>()).OrderBy(e => e.Id));
        outcome.AddRange((await state.AllAsync<Bill>()).OrderBy(b => b.Id));
        outcome.AddRange((await state.AllAsync<AuditEntry>()).OrderBy(e => e.Id));

        // A generation counts how often a register was marked, which chunks may well change.
        outcome.AddRange((await state.AllAsync<SettlementMarkRow>())
            .OrderBy(m => m.Meter, StringComparer.Ordinal).ThenBy(m => m.Register, StringComparer.Ordinal)
            .Select(m => new { m.Meter, m.Register, m.From, m.To, m.WaitingSince }));
        Assert.Null(await audit.FindBrokenLineAsync(Token));
        return string.Join('\n', outcome.Select(one => JsonSerializer.Serialize(one, one.GetType())));
    }

    private void Write(string kind, string content) => File.WriteAllText(Path.Combine(_folder.Path, $"{kind}.csv"), content);
}
