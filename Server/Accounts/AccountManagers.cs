using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Accounts;

/// <summary>Makes ASP.NET Core Identity's manager of accounts for a context, so that what it changes commits together with an audit line.</summary>
/// <param name="services">Holds the checker of codes.</param>
/// <param name="protection">Protects the keys of authenticators.</param>
/// <param name="options">Rules of passwords and of locking.</param>
/// <param name="hasher">Hashes passwords.</param>
/// <param name="rules">Check passwords that people choose.</param>
/// <param name="log">Where Identity tells of itself.</param>
internal sealed class AccountManagers(
    IServiceProvider services, IDataProtectionProvider protection, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher,
    IEnumerable<IPasswordValidator<Account>> rules, ILogger<UserManager<Account>> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("EnergyQuota.Authenticator");

    /// <summary>A manager of the accounts of a context; it saves nothing.</summary>
    public UserManager<Account> Over(StateContext state) =>
        new(new AccountStore(state, _protector), options, hasher, [], rules, new NamesAsTheyAre(), new IdentityErrorDescriber(), services, log);

    // Names are compared letter by letter.
    private sealed class NamesAsTheyAre : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
