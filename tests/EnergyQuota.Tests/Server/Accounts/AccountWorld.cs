using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Tests.Registry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Server.Accounts;

/// <summary>Everything about accounts over a state database of one test's own.</summary>
internal sealed class AccountWorld : IDisposable
{
    private readonly ServiceProvider _services;

    public AccountWorld(AccountOptions? options = null)
    {
        options ??= new AccountOptions();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddIdentityRules(options);
        _services = services.BuildServiceProvider();
        Audit = new AuditLog(State, TimeProvider.System);
        var (managers, hasher) = (_services.GetRequiredService<AccountManagers>(), _services.GetRequiredService<IPasswordHasher<Account>>());
        Editor = new AccountEditor(State, Audit, hasher, managers, TimeProvider.System);
        LogIn = new LogInDesk(State, Audit, managers, hasher);
        TwoFactor = new TwoFactorDesk(State, Audit, managers);
        Tokens = new ApiTokens(State, Audit, Options.Create(options), TimeProvider.System);
    }

    public TestState State { get; } = new();

    public AuditLog Audit { get; }

    public AccountEditor Editor { get; }

    public LogInDesk LogIn { get; }

    public TwoFactorDesk TwoFactor { get; }

    public ApiTokens Tokens { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes an account and gives its password.</summary>
    public async Task<string> AddAsync(string name, Role role = Role.Officer, string? region = "37") =>
        (await Editor.AddAsync(Scope.System("test"), new NewAccount(name, role, region, null), Stop)).Password!;

    /// <summary>The account as it is stored.</summary>
    public async Task<Account> FindAsync(string name)
    {
        await using var state = State.CreateDbContext();
        return await state.Set<Account>().AsNoTracking().SingleAsync(a => a.Name == name, Stop);
    }

    /// <summary>Changes an account behind everybody's back.</summary>
    public async Task ChangeAsync(string name, Action<Account> change)
    {
        await using var state = State.CreateDbContext();
        change(await state.Set<Account>().SingleAsync(a => a.Name == name, Stop));
        await state.SaveChangesAsync(Stop);
    }

    /// <summary>What the audit log says of a subject, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> DeedsAsync(string subject)
    {
        await using var state = State.CreateDbContext();
        return await state.Set<AuditEntry>().Where(e => e.Subject == subject).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Stop);
    }

    public void Dispose()
    {
        Audit.Dispose();
        State.Dispose();
        _services.Dispose();
    }
}
