using System.CommandLine;
using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>gateways</c>: issues, renews and revokes accounts of gateways while the server is stopped; the site does it while it runs.</summary>
internal static class GatewaysCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The gateway's user name: letters, digits, dot, hyphen, underscore; at most 64." };

    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("gateways", """
        Accounts with which gateways sign in to the embedded broker. The server must not be running on the same data
        folder; while it runs, use the page "Gateways" of the site.

        Example: energyquota gateways issue court-01 --institution 11370000MB2848001A
        """)
    {
        List(), Issue(), Renew(), Revoke(),
    };

    private static Command List()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("list", "Lists all accounts.\n\nExample: energyquota gateways list") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            foreach (var account in await accounts.ListAsync(actor, cancellationToken))
            {
                var state = account.RevokedAt is { } at ? $"revoked {at:yyyy-MM-dd}: {account.RevokedReason}" : "";
                Console.WriteLine($"{account.Name}  {account.InstitutionCode}  issued {account.IssuedAt:yyyy-MM-dd} by {account.IssuedBy}  {state}".TrimEnd());
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Issue()
    {
        var (data, institution) = (CommandOptions.DataFolder(), new Option<string>("--institution") { Description = "The only institution whose meters it may report.", Required = true });
        var command = new Command("issue", "Makes an account and prints its secret this once.\n\nExample: energyquota gateways issue court-01 --institution 11370000MB2848001A")
        {
            Name, institution, data,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            var result = await accounts.IssueAsync(actor, name, parsed.GetValue(institution)!, cancellationToken);
            return result.Outcome switch
            {
                IssueOutcome.Done => Print(name, result.Secret!),
                IssueOutcome.InvalidName => throw new StartFaultException($"'{name}' is no name: 1 to {GatewayAccounts.LongestName} letters, digits, dots, hyphens and underscores."),
                IssueOutcome.NameTaken => throw new StartFaultException($"There is or was an account '{name}'. `gateways renew` gives it another secret."),
                _ => throw new StartFaultException($"No institution '{parsed.GetValue(institution)}' is registered."),
            };
        }, cancellationToken));
        return command;
    }

    private static Command Renew()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("renew", "Gives an account another secret, also a revoked one; the former is void at once.\n\nExample: energyquota gateways renew court-01") { Name, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            return await accounts.RenewAsync(actor, name, cancellationToken) is { } secret ? Print(name, secret) : throw NoSuch(name);
        }, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var (data, reason) = (CommandOptions.DataFolder(), new Option<string>("--reason") { Description = "Why; it stands in the audit log.", Required = true });
        var command = new Command("revoke", "Revokes an account.\n\nExample: energyquota gateways revoke court-01 --reason \"gateway stolen\"") { Name, reason, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            return await accounts.RevokeAsync(actor, name, parsed.GetValue(reason)!, cancellationToken) ? 0 : throw NoSuch(name);
        }, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string? data, Func<GatewayAccounts, Scope, Task<int>> act, CancellationToken cancellationToken) =>
        Outcome.OfServiceAsync<GatewayAccounts>(data, accounts => act(accounts, Scope.System("gateways")), cancellationToken);

    private static int Print(string name, string secret)
    {
        Console.WriteLine($"{name} {secret}");
        Console.WriteLine("This secret is shown this once; only a hash of it is kept.");
        return 0;
    }

    private static StartFaultException NoSuch(string name) => new($"No account '{name}' may sign in.");
}
