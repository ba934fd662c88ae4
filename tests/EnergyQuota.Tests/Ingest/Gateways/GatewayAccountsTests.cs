using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Ingest.Gateways;

public sealed class GatewayAccountsTests : IAsyncDisposable
{
    private static readonly Scope Admin = new("admin", Role.Administrator, "");
    private readonly IngestWorld _world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task SignInAsync_IssuedAccount_NeedsExactlyItsSecret()
    {
        var secret = await _world.IssueAsync("gw");

        Assert.Equal("A", (await _world.Accounts.SignInAsync("gw", secret, Stop))?.InstitutionCode);
        Assert.Null(await _world.Accounts.SignInAsync("gw", secret + "x", Stop));
        Assert.Null(await _world.Accounts.SignInAsync("gw", "", Stop));
        Assert.Null(await _world.Accounts.SignInAsync("GW", secret, Stop));
        Assert.Null(await _world.Accounts.SignInAsync("other", "", Stop));
        Assert.Null(await _world.Accounts.SignInAsync(new string('x', 100_000), secret, Stop));
    }

    [Fact]
    public async Task IssueAsync_Account_KeepsOnlyAHashOfTheSecret()
    {
        var secret = await _world.IssueAsync("gw");
        await using var state = _world.CreateDbContext();

        var account = await state.Set<GatewayAccount>().SingleAsync(Stop);
        var line = await state.Set<AuditEntry>().SingleAsync(Stop);

        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, $"{account.SecretHash} {line.Detail}", StringComparison.Ordinal);
        Assert.Equal(("gateway.issued", "gateway:gw"), (line.Action, line.Subject));
    }

    [Theory]
    [InlineData("", IssueOutcome.InvalidName)]
    [InlineData("a/b", IssueOutcome.InvalidName)]
    [InlineData("a b", IssueOutcome.InvalidName)]
    [InlineData("网关", IssueOutcome.InvalidName)]
    [InlineData("gw", IssueOutcome.NameTaken)]
    public async Task IssueAsync_NameThatCannotBe_SaysWhy(string name, IssueOutcome outcome)
    {
        await _world.IssueAsync("gw");

        Assert.Equal(new IssueResult(outcome, null), await _world.Accounts.IssueAsync(Admin, name, "A", Stop));
    }

    [Fact]
    public async Task IssueAsync_InstitutionOutOfScope_IsNoSuchInstitution()
    {
        await _world.IssueAsync("gw");

        Assert.Equal(IssueOutcome.NoSuchInstitution, (await _world.Accounts.IssueAsync(Admin with { RegionPrefix = "33" }, "gw2", "A", Stop)).Outcome);
        Assert.Equal(IssueOutcome.NoSuchInstitution, (await _world.Accounts.IssueAsync(Admin, "gw2", "B", Stop)).Outcome);
    }

    [Fact]
    public async Task RenewAsync_Account_VoidsTheFormerSecretAndTellsIt()
    {
        var former = await _world.IssueAsync("gw");
        var ended = new List<string>();
        _world.Accounts.Ended += ended.Add;

        var secret = await _world.Accounts.RenewAsync(Admin, "gw", Stop);

        Assert.Null(await _world.Accounts.SignInAsync("gw", former, Stop));
        Assert.NotNull(await _world.Accounts.SignInAsync("gw", secret!, Stop));
        Assert.Equal(["gw"], ended);
    }

    [Fact]
    public async Task RevokeAsync_Account_MayNotSignInAndKeepsItsName()
    {
        var secret = await _world.IssueAsync("gw");

        Assert.True(await _world.Accounts.RevokeAsync(Admin, "gw", "stolen", Stop));

        Assert.Null(await _world.Accounts.SignInAsync("gw", secret, Stop));
        Assert.False(await _world.Accounts.RevokeAsync(Admin, "gw", "again", Stop));
        Assert.Equal(IssueOutcome.NameTaken, (await _world.Accounts.IssueAsync(Admin, "gw", "A", Stop)).Outcome);
        Assert.Equal("stolen", Assert.Single(await _world.Accounts.ListAsync(Admin, Stop)).RevokedReason);
    }

    [Fact]
    public async Task AnyChange_OutOfScopeOrAsReader_DoesNothing()
    {
        var secret = await _world.IssueAsync("gw");
        var elsewhere = Admin with { RegionPrefix = "33" };

        Assert.Empty(await _world.Accounts.ListAsync(elsewhere, Stop));
        Assert.Null(await _world.Accounts.RenewAsync(elsewhere, "gw", Stop));
        Assert.False(await _world.Accounts.RevokeAsync(elsewhere, "gw", "x", Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _world.Accounts.RevokeAsync(Admin with { Role = Role.Leader }, "gw", "x", Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _world.Accounts.IssueAsync(Admin with { Role = Role.Leader }, "gw3", "A", Stop));
        Assert.NotNull(await _world.Accounts.SignInAsync("gw", secret, Stop));
    }
}
