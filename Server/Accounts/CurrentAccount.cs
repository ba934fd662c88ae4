using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>Who uses this page.</summary>
/// <param name="authentication">Who logged in when the page was opened.</param>
/// <param name="states">Makes contexts of the state database.</param>
internal sealed class CurrentAccount(AuthenticationStateProvider authentication, IDbContextFactory<StateContext> states)
{
    /// <summary>The scope of whoever is logged in; nothing where nobody is, or where the account was changed or disabled meanwhile.</summary>
    /// <remarks>A page stays open for hours: each time it loads or changes something it asks anew.</remarks>
    public async Task<Scope> ScopeAsync()
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        var scope = person.ToScope();
        return scope.RegionPrefix is null && scope.InstitutionCode is null ? scope
            : await person.StandsAsync(states, default) ? scope
            : Scope.Nothing(scope.Who);
    }
}
