using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;

namespace EnergyQuota.Tests.Server.Accounts;

public sealed class TwoFactorDeskTests : IDisposable
{
    private readonly AccountWorld _world = new(new AccountOptions { FailuresAllowed = 3 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task ConfirmAsync_RightCode_MakesTheLogInAskForOne()
    {
        var password = await _world.AddAsync("li.ming");
        var key = (await _world.TwoFactor.BeginAsync("li.ming", Stop))!;
        Assert.StartsWith("otpauth://totp/EnergyQuota:li.ming?secret=" + key.Key, key.Address, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Key, (await _world.FindAsync("li.ming")).AuthenticatorKey!, StringComparison.Ordinal);
        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
        Assert.Null(await _world.TwoFactor.ConfirmAsync("li.ming", "000000x", Stop));

        var codes = await _world.TwoFactor.ConfirmAsync("li.ming", Code(key), Stop);

        Assert.Equal(TwoFactorDesk.RecoveryCodes, codes!.Distinct().Count());
        Assert.Equal((true, TwoFactorDesk.RecoveryCodes), await _world.TwoFactor.LookAsync("li.ming", Stop));
        Assert.Equal(LogInOutcome.CodeNeeded, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
        Assert.Null(await _world.TwoFactor.BeginAsync("li.ming", Stop));
        Assert.Equal(
            ["account.made", "account.authenticator-key-made", "account.logged-in", "account.second-factor-begun"], await _world.DeedsAsync("account:li.ming"));
    }

    [Fact]
    public async Task CheckCodeAsync_CodeOfTheAuthenticator_IsTakenOnce()
    {
        var (key, _) = await BeginAsync();
        var next = Authenticator.CodeAt(key.Key, DateTimeOffset.UtcNow.AddSeconds(30));

        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckCodeAsync("li.ming", $" {next[..3]} {next[3..]} ", Stop)).Outcome);
        Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckCodeAsync("li.ming", next, Stop)).Outcome);
    }

    [Fact]
    public async Task CheckCodeAsync_CodeForRecovery_IsTakenOnce()
    {
        var (_, codes) = await BeginAsync();

        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckCodeAsync("li.ming", $" {codes[3]} ", Stop)).Outcome);
        Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckCodeAsync("li.ming", codes[3], Stop)).Outcome);
        Assert.Equal((true, TwoFactorDesk.RecoveryCodes - 1), await _world.TwoFactor.LookAsync("li.ming", Stop));
    }

    [Fact]
    public async Task CheckCodeAsync_Guesses_LockTheAccount()
    {
        var (_, codes) = await BeginAsync();
        for (var guess = 1; guess <= 3; guess++)
        {
            Assert.Equal(LogInOutcome.Wrong, (await _world.LogIn.CheckCodeAsync("li.ming", "no-such-code", Stop)).Outcome);
        }

        Assert.Equal(LogInOutcome.Locked, (await _world.LogIn.CheckCodeAsync("li.ming", codes[0], Stop)).Outcome);
    }

    [Fact]
    public async Task EndAsync_OnlyWithACode_TakesTheSecondFactorAway()
    {
        var (key, _) = await BeginAsync();

        Assert.False(await _world.TwoFactor.EndAsync("li.ming", "no-code", Stop));
        Assert.True(await _world.TwoFactor.EndAsync("li.ming", Authenticator.CodeAt(key.Key, DateTimeOffset.UtcNow.AddSeconds(30)), Stop));

        Assert.Equal((false, 0), await _world.TwoFactor.LookAsync("li.ming", Stop));
        Assert.Null((await _world.FindAsync("li.ming")).AuthenticatorKey);
    }

    [Fact]
    public async Task ResetAsync_AccountWithASecondFactor_LosesIt()
    {
        await BeginAsync();

        var password = (await _world.Editor.ResetAsync(Scope.System("test"), "li.ming", Stop)).Password!;

        Assert.Equal(LogInOutcome.Done, (await _world.LogIn.CheckPasswordAsync("li.ming", password, Stop)).Outcome);
    }

    private static string Code(AuthenticatorKey key) => Authenticator.CodeAt(key.Key, DateTimeOffset.UtcNow);

    private async Task<(AuthenticatorKey Key, IReadOnlyList<string> Codes)> BeginAsync()
    {
        await _world.AddAsync("li.ming");
        var key = (await _world.TwoFactor.BeginAsync("li.ming", Stop))!;
        return (key, (await _world.TwoFactor.ConfirmAsync("li.ming", Code(key), Stop))!);
    }
}
