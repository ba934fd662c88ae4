using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>Makes the first administrator at the first start.</summary>
internal static class FirstAccount
{
    /// <summary>The log-in name of the first administrator.</summary>
    public const string Name = "admin";

    /// <summary>Makes the account if there is none at all.</summary>
    /// <returns>Its password, to be shown once, or <see langword="null"/> where accounts exist.</returns>
    public static async Task<string?> CreateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var state = await services.GetRequiredService<IDbContextFactory<StateContext>>().CreateDbContextAsync(cancellationToken);
        if (await state.Set<Account>().AnyAsync(cancellationToken))
        {
            return null;
        }

        var password = FirstPassword.New();
        var account = new Account { Name = Name, PasswordHash = "", Role = Role.Administrator, RegionPrefix = "" };
        account.PasswordHash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, password);
        state.Add(account);
        await state.SaveChangesAsync(cancellationToken);
        return password;
    }
}
