using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Server.Accounts;

public sealed class AccountEditorTests : IDisposable
{
    private static readonly Scope Admin = new("admin", Role.Administrator, "");
    private static readonly Scope City = new("city", Role.Administrator, "3701");
    private readonly AccountWorld _world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task AddAsync_Officer_HasAFirstPasswordThatOnlyTheAnswerHolds()
    {
        var result = await AddAsync("li.ming", Role.Officer, "37");

        Assert.Equal((AccountOutcome.Done, 16), (result.Outcome, result.Password!.Length));
        var account = Assert.Single(await _world.Editor.ListAsync(Admin, Stop));
        Assert.Equal(("li.ming", Role.Officer, "37", true), (account.Name, account.Role, account.RegionPrefix, account.HasFirstPassword));
        await using var state = _world.State.CreateDbContext();
        var line = await state.Set<AuditEntry>().SingleAsync(Stop);
        Assert.Equal(("account.made", "account:li.ming", "admin"), (line.Action, line.Subject, line.Actor));
        Assert.DoesNotContain(result.Password, line.Detail + account.PasswordHash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "37", nameof(AccountOutcome.InvalidName))]
    [InlineData("a/b", "37", nameof(AccountOutcome.InvalidName))]
    [InlineData("a\nb", "37", nameof(AccountOutcome.InvalidName))]
    [InlineData("taken", "37", nameof(AccountOutcome.NameTaken))]
    [InlineData("new", null, nameof(AccountOutcome.OutOfScope))]
    [InlineData("new", "3%", nameof(AccountOutcome.OutOfScope))]
    public async Task AddAsync_WhatCannotBe_SaysWhy(string name, string? region, string outcome)
    {
        await AddAsync("taken", Role.Leader, "37");

        Assert.Equal(new AccountResult(Enum.Parse<AccountOutcome>(outcome), null), await AddAsync(name, Role.Leader, region));
    }

    [Theory]
    [InlineData("37", null)]
    [InlineData("", null)]
    [InlineData(null, "other")]
    public async Task AddAsync_MoreThanTheActorSees_IsOutOfScope(string? region, string? institution) =>
        Assert.Equal(AccountOutcome.OutOfScope, (await _world.Editor.AddAsync(City, new NewAccount("new", Role.Leader, region, institution), Stop)).Outcome);

    [Fact]
    public async Task ResetAsync_AccountThatSeesMore_IsNotFoundAndKeepsItsPassword()
    {
        await AddAsync("province", Role.Administrator, "37");
        await AddAsync("town", Role.Leader, "370102");

        Assert.Equal(["town"], (await _world.Editor.ListAsync(City, Stop)).Select(static account => account.Name));
        Assert.Equal(AccountOutcome.NotFound, (await _world.Editor.ResetAsync(City, "province", Stop)).Outcome);
        Assert.Equal(AccountOutcome.NotFound, await _world.Editor.DisableAsync(City, "province", "why", Stop));
        Assert.Equal(AccountOutcome.Done, (await _world.Editor.ResetAsync(City, "town", Stop)).Outcome);
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Officer)]
    public async Task Changes_ByWhoMayNot_AreRefused(Role role)
    {
        await AddAsync("one", Role.Leader, "37");
        var actor = Admin with { Role = role };

        Assert.Empty(await _world.Editor.ListAsync(actor, Stop));
        Assert.Equal(AccountOutcome.NotAllowed, (await _world.Editor.AddAsync(actor, new NewAccount("two", Role.Leader, "37", null), Stop)).Outcome);
        Assert.Equal(AccountOutcome.NotAllowed, (await _world.Editor.ResetAsync(actor, "one", Stop)).Outcome);
        Assert.Equal(AccountOutcome.NotAllowed, await _world.Editor.DisableAsync(actor, "one", "why", Stop));
    }

    [Fact]
    public async Task DisableAsync_LastWhoSeesAndMayEverything_IsKept()
    {
        await AddAsync("first", Role.Administrator, "");
        await AddAsync("region", Role.Administrator, "37");
        Assert.Equal(AccountOutcome.LastAdministrator, await _world.Editor.DisableAsync(Admin, "first", "why", Stop));

        await AddAsync("second", Role.Administrator, "");
        Assert.Equal(AccountOutcome.Done, await _world.Editor.DisableAsync(Admin, "first", "why", Stop));
        Assert.Equal(AccountOutcome.NotFound, await _world.Editor.DisableAsync(Admin, "first", "why", Stop));
        Assert.Equal(AccountOutcome.LastAdministrator, await _world.Editor.DisableAsync(Admin, "second", "why", Stop));
        Assert.Equal(AccountOutcome.Done, (await _world.Editor.ResetAsync(Admin, "first", Stop)).Outcome);
        Assert.Null((await _world.Editor.ListAsync(Admin, Stop)).Single(static account => account.Name == "first").DisabledAt);
    }

    [Fact]
    public async Task ChangeOwnPasswordAsync_FirstPassword_IsReplacedOnce()
    {
        var first = (await AddAsync("one", Role.Leader, "37")).Password!;

        Assert.Equal(PasswordOutcome.WrongFormer, (await _world.Editor.ChangeOwnPasswordAsync("one", "guess", "a-password-of-ones-own", Stop)).Outcome);
        Assert.Equal(PasswordOutcome.TooWeak, (await _world.Editor.ChangeOwnPasswordAsync("one", first, "short", Stop)).Outcome);
        Assert.Equal(PasswordOutcome.SameAsFormer, (await _world.Editor.ChangeOwnPasswordAsync("one", first, first, Stop)).Outcome);
        var (outcome, account) = await _world.Editor.ChangeOwnPasswordAsync("one", first, "a-password-of-ones-own", Stop);
        Assert.Equal((PasswordOutcome.Done, false), (outcome, account!.HasFirstPassword));
        Assert.Equal(PasswordOutcome.WrongFormer, (await _world.Editor.ChangeOwnPasswordAsync("one", first, "another-password-of-ones-own", Stop)).Outcome);
    }

    [Fact]
    public async Task ToScope_AccountWithItsFirstPassword_SeesAndMayNothing()
    {
        await AddAsync("one", Role.Administrator, "");
        var account = Assert.Single(await _world.Editor.ListAsync(Admin, Stop));

        Assert.Equal(Scope.Nothing("one"), AccountClaims.ToPrincipal(account).ToScope());
        account.HasFirstPassword = false;
        Assert.True(AccountClaims.ToPrincipal(account).ToScope().SeesEveryRegion);
    }

    private Task<AccountResult> AddAsync(string name, Role role, string? region) => _world.Editor.AddAsync(Admin, new NewAccount(name, role, region, null), Stop);
}
