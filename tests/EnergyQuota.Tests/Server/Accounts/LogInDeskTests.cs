using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Server.Accounts;

public sealed class LogInDeskTests : IDisposable
{
    private readonly AccountWorld _world = new(new AccountOptions { FailuresAllowed = 3 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task CheckPasswordAsync_RightAndWrong_StandInTheAuditLogWithoutThePassword()
    {
        var password = await _world.AddAsync("li.ming");

        Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckPasswordAsync("li.ming", "a-guess-of-mine", Stop)).Outcome);
        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
        Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckPasswordAsync("nobody", password, Stop)).Outcome);

        Assert.Equal(["account.made", "account.log-in-failed", "account.logged-in"], await _world.DeedsAsync("account:li.ming"));
        Assert.Empty(await _world.DeedsAsync("account:nobody"));
        Assert.Equal(0, (await _world.FindAsync("li.ming")).FailedLogIns);
        await using var state = _world.State.CreateDbContext();
        Assert.DoesNotContain(await state.Set<AuditEntry>().Select(e => e.Detail).ToListAsync(Stop), detail => detail.Contains("a-guess", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckPasswordAsync_AfterFailures_IsLockedAlsoWithTheRightPasswordUntilTheTimeIsOver()
    {
        var password = await _world.AddAsync("li.ming");
        for (var guess = 1; guess <= 3; guess++)
        {
            Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckPasswordAsync("li.ming", $"guess {guess}", Stop)).Outcome);
        }

        Assert.Equal(LogInOutcome.Locked, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
        Assert.Equal(PasswordOutcome.Locked, (await _world.Editor.ChangeOwnPasswordAsync("li.ming", password, "a-password-of-ones-own", Stop)).Outcome);

        await _world.ChangeAsync("li.ming", account => account.LockedUntil = DateTimeOffset.UnixEpoch);
        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
    }

    [Fact]
    public async Task CheckPasswordAsync_ManyGuessesAtOnce_AreLockedLikeOneAfterTheOther()
    {
        var password = await _world.AddAsync("li.ming");

        var guesses = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => _world.LogIn.CheckPasswordAsync("li.ming", $"guess {n}", Stop)));

        Assert.Equal(3, guesses.Count(static result => result.Outcome == LogInOutcome.Wrong));
        Assert.Equal(9, guesses.Count(static result => result.Outcome == LogInOutcome.Locked));
        Assert.Equal(LogInOutcome.Locked, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
    }

    [Fact]
    public async Task CheckPasswordAsync_DisabledAccount_IsWrongLikeAnUnknownOne()
    {
        var password = await _world.AddAsync("li.ming");
        await _world.Editor.DisableAsync(Scope.System("test"), "li.ming", "left", Stop);

        Assert.Equal(new LogInResult(LogInOutcome.Wrong, null), await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop));
    }

    [Fact]
    public async Task TakeExternalAsync_NameOfAnAccountAndOfNone_LetsInOnlyTheFirst()
    {
        await _world.AddAsync("li.ming");
        await _world.ChangeAsync("li.ming", static account => account.ExternalName = "10086");

        Assert.Equal("li.ming", (await _world.LogIn.TakeExternalAsync("10086", Stop)).Account!.Name);
        Assert.Equal(LogInOutcome.Unknown, (await _world.LogIn.TakeExternalAsync("li.ming", Stop)).Outcome);
        await _world.Editor.DisableAsync(Scope.System("test"), "li.ming", "left", Stop);
        Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.TakeExternalAsync("10086", Stop)).Outcome);
    }
}
