using System.CommandLine;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>accounts</c>: makes, disables and resets accounts of people while the server is stopped; the site does it while it runs.</summary>
internal static class AccountsCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The log-in name: letters, digits, dot, hyphen, underscore, @; at most 64." };

    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("accounts", """
        Accounts with which people log in to the site. The server must not be running on the same data folder; while it
        runs, use the page "Accounts" of the site.

        Example: energyquota accounts add li.ming --role officer --region 3701
        """)
    {
        List(), Add(), Disable(), Reset(),
    };

    private static Command List()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("list", "Lists all accounts.\n\nExample: energyquota accounts list") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            foreach (var account in await accounts.ListAsync(actor, cancellationToken))
            {
                string?[] parts =
                [
                    account.Name, account.Role.ToString(),
                    account.RegionPrefix switch { null => null, "" => "all regions", var prefix => $"region {prefix}" },
                    account.VerticalSystem is { } system ? $"system {system}" : null, account.InstitutionCode,
                    account.SeesClassified ? "sees classified institutions" : null, account.NeedsCode ? "second factor" : null,
                    account.DisabledAt is { } at ? $"disabled {at:yyyy-MM-dd}" : account.HasFirstPassword ? "has not chosen a password yet" : null,
                ];
                Console.WriteLine(string.Join("  ", parts.Where(static part => part is not null)));
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Add()
    {
        var role = new Option<Role>("--role") { Description = "leader, auditor, inspector, officer, administrator, or institution for a public institution's own account.", Required = true };
        var region = new Option<string?>("--region") { Description = "The beginning of the region codes it sees, or all." };
        var institution = new Option<string?>("--institution") { Description = "The code of an institution it sees beside them." };
        var system = new Option<string?>("--system") { Description = "Of its regions only the institutions of this vertical system, e.g. education." };
        var classified = new Option<bool>("--classified") { Description = "Sees classified institutions (涉密单位) too." };
        var external = new Option<string?>("--external") { Description = "How the organisation's own log-in calls its owner." };
        var data = CommandOptions.DataFolder();
        var command = new Command("add", """
            Makes an account and prints its first password this once; it is changed at the first log-in.

            Example: energyquota accounts add li.ming --role officer --region 3701
            Example: energyquota accounts add court --role institution --institution 11370000MB2848001A
            Example: energyquota accounts add schools --role officer --region 3701 --system education
            """) { Name, role, region, institution, system, classified, external, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            var sees = parsed.GetValue(region) is "all" ? "" : parsed.GetValue(region);
            var account = new NewAccount(
                name, parsed.GetValue(role), sees, parsed.GetValue(institution), parsed.GetValue(system), parsed.GetValue(classified), parsed.GetValue(external));
            return Print(name, await accounts.AddAsync(actor, account, cancellationToken));
        }, cancellationToken));
        return command;
    }

    private static Command Disable()
    {
        var (data, reason) = (CommandOptions.DataFolder(), new Option<string>("--reason") { Description = "Why; it stands in the audit log.", Required = true });
        var command = new Command("disable", "Disables an account.\n\nExample: energyquota accounts disable li.ming --reason \"left the office\"") { Name, reason, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            var outcome = string.IsNullOrWhiteSpace(parsed.GetValue(reason)) ? throw new StartFaultException("The reason is blank.")
                : await accounts.DisableAsync(actor, name, parsed.GetValue(reason)!, cancellationToken);
            return outcome == AccountOutcome.Done ? 0 : throw new StartFaultException(Words(name, outcome));
        }, cancellationToken));
        return command;
    }

    private static Command Reset()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("reset", "Gives an account another first password, also a disabled one.\n\nExample: energyquota accounts reset li.ming") { Name, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), async (accounts, actor) =>
        {
            var name = parsed.GetValue(Name)!;
            return Print(name, await accounts.ResetAsync(actor, name, cancellationToken));
        }, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string? data, Func<AccountEditor, Scope, Task<int>> act, CancellationToken cancellationToken) =>
        Outcome.OfServiceAsync<AccountEditor>(data, accounts => act(accounts, Scope.System("accounts")), cancellationToken);

    private static int Print(string name, AccountResult result)
    {
        if (result.Password is not { } password)
        {
            throw new StartFaultException(Words(name, result.Outcome));
        }

        Console.WriteLine($"{name} {password}");
        Console.WriteLine("This password is shown this once; it is changed at the first log-in.");
        return 0;
    }

    private static string Words(string name, AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.InvalidName => $"'{name}' is no name: 1 to {AccountEditor.LongestName} letters, digits, dots, hyphens, underscores or @.",
        AccountOutcome.NameTaken => $"There is or was an account '{name}'. `accounts reset` gives it another password.",
        AccountOutcome.OutOfScope => "Name a region by the digits of its code, or all, or an institution that is registered; a vertical system needs a region.",
        AccountOutcome.OneInstitution => "An institution's own account names one institution and no region.",
        AccountOutcome.LastAdministrator => $"'{name}' is the last administrator who sees everything.",
        AccountOutcome.NotFound => $"No account '{name}' may log in.",
        _ => $"'{name}' cannot be changed.",
    };
}
