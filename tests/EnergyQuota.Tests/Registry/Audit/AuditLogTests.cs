using CsCheck;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Registry.Audit;

public sealed class AuditLogTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task CommitAsync_ChangeFails_NeitherFactNorLineRemains()
    {
        using var state = new TestState();
        using var audit = new AuditLog(state, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidDataException>(() => audit.CommitAsync(
            "test",
            async (context, token) =>
            {
                context.Add(new Region { Code = "37", NameZh = "山东" });
                await context.SaveChangesAsync(token);
                throw new InvalidDataException();
            },
            None));

        Assert.Empty(await state.AllAsync<Region>());
        Assert.Empty(await state.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task CommitAsync_ManyWritersOfTwoProcesses_NumbersHaveNoGaps()
    {
        using var state = new TestState();
        using var one = new AuditLog(state, TimeProvider.System);
        using var other = new AuditLog(state, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => WriteAsync(i % 2 == 0 ? one : other, $"region:{i}"))));

        Assert.Null(await one.FindBrokenLineAsync(None));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), (await state.AllAsync<AuditEntry>()).Select(e => e.Id).Order());
    }

    [Fact]
    public async Task CommitAsync_ChineseDetail_StaysLegible()
    {
        using var state = new TestState();
        using var audit = new AuditLog(state, TimeProvider.System);

        await audit.CommitAsync("局长", (_, _) => Lines(new AuditLine("test", "region:37", new { name = "山东省" })), None);

        Assert.Contains("山东省", Assert.Single(await state.AllAsync<AuditEntry>()).Detail, StringComparison.Ordinal);
    }

    /// <summary>Whatever line is altered, removed or moved, the walk stops exactly there.</summary>
    [Fact]
    public void FindBrokenLineAsync_OneLineTamperedWith_NamesIt()
    {
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 100], Gen.Int[0, 5]).Sample(
            (lines, at, how) => TamperAsync(lines, (at % lines) + 1, how).GetAwaiter().GetResult(), iter: 20, threads: 1);
    }

    private static async Task TamperAsync(int lines, int at, int how)
    {
        using var state = new TestState();
        using var audit = new AuditLog(state, TimeProvider.System);
        for (var i = 0; i < lines; i++)
        {
            await WriteAsync(audit, $"region:{i}");
        }

        Assert.Null(await audit.FindBrokenLineAsync(None));
        string[] tampering =
        [
            "UPDATE audit SET Detail = Detail || ' ' WHERE Id = {0}",
            "UPDATE audit SET Actor = 'somebody' WHERE Id = {0}",
            "UPDATE audit SET At = At + 1 WHERE Id = {0}",
            "UPDATE audit SET Hash = PreviousHash WHERE Id = {0}",
            "UPDATE audit SET Subject = Action, Action = Subject WHERE Id = {0}",
            "DELETE FROM audit WHERE Id = {0}",
        ];
        await using var context = state.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(tampering[how], at);

        // The chain cannot see that its end was cut off; every other tampering is found.
        long? expected = how == 5 && at == lines ? null : at;
        Assert.Equal(expected, await audit.FindBrokenLineAsync(None));
    }

    private static Task<int> WriteAsync(AuditLog audit, string subject) =>
        audit.CommitAsync("test", (_, _) => Lines(new AuditLine("test.done", subject, new { subject })), None);

    private static Task<IReadOnlyList<AuditLine>> Lines(params AuditLine[] lines) => Task.FromResult<IReadOnlyList<AuditLine>>(lines);
}
