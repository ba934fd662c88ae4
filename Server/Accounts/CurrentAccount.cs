using EnergyQuota.Registry.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace EnergyQuota.Server.Accounts;

/// <summary>Who uses this page.</summary>
internal sealed class CurrentAccount(AuthenticationStateProvider authentication)
{
    /// <summary>The scope of whoever is logged in; nothing where nobody is.</summary>
    public async Task<Scope> ScopeAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToScope();
}
