using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Server.Accounts;

public sealed class ApiTokensTests : IDisposable
{
    private static readonly Scope Officer = new("li.ming", Role.Officer, "37");
    private readonly AccountWorld _world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task FindAsync_KeyOfAnAccount_AsksInItsNameAndNeverSeesMore()
    {
        await ReadyAsync();
        var key = (await _world.Tokens.IssueAsync(Officer, new TokenWish("export", MayChange: false, "3701", 30), Stop)).Key!;

        var (account, token) = (await _world.Tokens.FindAsync(key, Stop))!.Value;
        var scope = AccountClaims.ToPrincipal(account, token).ToScope();

        Assert.Equal(("li.ming", Role.Officer, "3701", true), (scope.Who, scope.Role, scope.RegionPrefix, scope.ReadsOnly));
        Assert.False(scope.May(Permission.DecideData));
        account.RegionPrefix = "370102";
        Assert.Null(AccountClaims.ToPrincipal(account, token).ToScope().RegionPrefix);
        await using var state = _world.State.CreateDbContext();
        Assert.DoesNotContain(key[ApiTokens.Prefix.Length..], (await state.Set<ApiToken>().SingleAsync(Stop)).Hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_KeyThatMayChange_MayWhatItsAccountMay()
    {
        await ReadyAsync();
        var key = (await _world.Tokens.IssueAsync(Officer, new TokenWish("entry", MayChange: true, null, 30), Stop)).Key!;

        var (account, token) = (await _world.Tokens.FindAsync(key, Stop))!.Value;
        var scope = AccountClaims.ToPrincipal(account, token).ToScope();

        Assert.Equal((true, false, "37"), (scope.May(Permission.DecideData), scope.May(Permission.ManageAccounts), scope.RegionPrefix));
    }

    [Fact]
    public async Task FindAsync_KeyRevokedExpiredOrOfADisabledAccount_IsNotTaken()
    {
        await ReadyAsync();
        var (revoked, expired, kept) = (await MakeAsync("revoked"), await MakeAsync("expired"), await MakeAsync("kept"));
        Assert.True(await _world.Tokens.RevokeAsync(Officer, revoked.Token!.Id, Stop));
        Assert.False(await _world.Tokens.RevokeAsync(Officer, revoked.Token.Id, Stop));
        Assert.False(await _world.Tokens.RevokeAsync(Officer with { Who = "other" }, kept.Token!.Id, Stop));
        await using (var state = _world.State.CreateDbContext())
        {
            (await state.Set<ApiToken>().SingleAsync(t => t.Label == "expired", Stop)).ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(-1);
            await state.SaveChangesAsync(Stop);
        }

        Assert.Null(await _world.Tokens.FindAsync(revoked.Key!, Stop));
        Assert.Null(await _world.Tokens.FindAsync(expired.Key!, Stop));
        Assert.Null(await _world.Tokens.FindAsync("eq_guess", Stop));
        Assert.NotNull(await _world.Tokens.FindAsync(kept.Key!, Stop));
        await _world.Editor.DisableAsync(Scope.System("test"), "li.ming", "left", Stop);
        Assert.Null(await _world.Tokens.FindAsync(kept.Key!, Stop));
    }

    [Theory]
    [InlineData("", null, 30, "Label")]
    [InlineData("x", "3", 30, "Region")]
    [InlineData("x", "33", 30, "Region")]
    [InlineData("x", "3701%", 30, "Region")]
    [InlineData("x", null, 0, "Days")]
    [InlineData("x", null, 367, "Days")]
    public async Task IssueAsync_WhatCannotBe_NamesTheField(string label, string? region, int days, string field) =>
        Assert.Equal(new TokenResult(null, null, field), await _world.Tokens.IssueAsync(Officer, new TokenWish(label, false, region, days), Stop));

    private async Task ReadyAsync()
    {
        await _world.AddAsync("li.ming");
        await _world.ChangeAsync("li.ming", static account => account.HasFirstPassword = false);
    }

    private Task<TokenResult> MakeAsync(string label) => _world.Tokens.IssueAsync(Officer, new TokenWish(label, false, null, 30), Stop);
}
