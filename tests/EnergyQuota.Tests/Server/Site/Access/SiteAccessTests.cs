using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Server.Site.Access;

/// <summary>Every address with every role and scope. Nothing is changed: what changes something is asked without the antiforgery token.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteAccessTests(RunningSite site)
{
    private const string Secret = "11370000MB2848009S", SecretName = "示范涉密单位";
    private static readonly string[] Visitors =
        ["nobody", "leader", "auditor", "inspector", "officer", "administrator", "institution", "other institution", "officer of schools", "other province", "key that reads"];

    private static readonly string[] OfTheCourt = [SmallTown.Court, SmallTown.CourtZh, SmallTown.CourtEn];
    private static readonly string[] OfTheSchool = [SmallTown.School, SmallTown.SchoolZh, SmallTown.SchoolEn];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAddress_EveryRoleAndScope_IsAllowedAsTheTableSaysAndTellsNothingOfOthers()
    {
        var people = await PeopleAsync();
        var table = new AccessTable(Visitors);
        var faults = new List<string>();
        await AddSecretAsync();
        try
        {
            foreach (var (route, method, path, _) in await RoutesAsync())
            {
                foreach (var visitor in people)
                {
                    var (status, location, body) = await visitor.AskAsync(method, path);
                    var word = AccessTable.Word(status, location);
                    table.Add($"{method} {route}", visitor.Name, word);
                    faults.AddRange(Hidden(visitor.Name).Where(word => body.Contains(word, StringComparison.Ordinal)).Select(told => $"{method} {route} tells {visitor.Name} of {told}"));
                    if (word.StartsWith("FAULT", StringComparison.Ordinal) || (method != "GET" && (int)status is >= 200 and < 300))
                    {
                        faults.Add($"{method} {route} answers {(int)status} to {visitor.Name}");
                    }
                }
            }
        }
        finally
        {
            await RemoveSecretAsync();
            people.ForEach(static visitor => visitor.Dispose());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        if (Environment.GetEnvironmentVariable("ENERGYQUOTA_WRITE_ACCESS") is { Length: > 0 })
        {
            table.Save();
        }

        // A route that was added, or that allows another role than before, must be looked at: tests/access --write writes the table anew.
        Assert.Equal(AccessTable.Read(), table.Write());
    }

    [Fact]
    public async Task EveryPage_OfficerWhoSeesTheSchoolOnly_ShowsNothingOfTheCourt()
    {
        await AddPeopleAsync();
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("w-schools", RunningSite.ReaderPassword);
        var pages = (await RoutesAsync()).Where(static route => route.IsPage && !route.Route.StartsWith("/login", StringComparison.Ordinal)).ToList();
        var faults = new List<string>();
        foreach (var (route, _, path, _) in pages)
        {
            // What this officer may not open says so, and shows nothing else.
            if ((await visitor.AskAsync(path)).Status == 403)
            {
                continue;
            }

            await visitor.Page.OpenAsync(path);
            var shown = await visitor.Page.InnerTextAsync("body");
            faults.AddRange(OfTheCourt.Where(word => shown.Contains(word, StringComparison.Ordinal)).Select(word => $"{route} shows {word}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(pages.Count > 30, $"only {pages.Count} pages");
        visitor.AssertQuiet(site.Url);
    }

    private static IEnumerable<string> Hidden(string visitor) => visitor switch
    {
        "institution" => [.. OfTheSchool, Secret, SecretName],
        "other institution" or "officer of schools" => [.. OfTheCourt, Secret, SecretName],
        "nobody" or "other province" => [.. OfTheCourt, .. OfTheSchool, Secret, SecretName],
        _ => [Secret, SecretName],
    };

    private async Task AddPeopleAsync()
    {
        if (await site.AskAsync(state => state.Set<Account>().AnyAsync(a => a.Name == "w-leader", Stop)))
        {
            return;
        }

        await site.AddAccountAsync("w-leader", Role.Leader, "37");
        await site.AddAccountAsync("w-auditor", Role.Auditor, "37");
        await site.AddAccountAsync("w-inspector", Role.Inspector, "37");
        await site.AddAccountAsync("w-admin", Role.Administrator, "37");
        await site.AddAccountAsync("w-court", Role.Institution, null, SmallTown.Court);
        await site.AddAccountAsync("w-school", Role.Institution, null, SmallTown.School);
        await site.AddAccountAsync("w-schools", Role.Officer, "37", also: static account => account.VerticalSystem = "education");
    }

    private async Task<List<HttpVisitor>> PeopleAsync()
    {
        await AddPeopleAsync();
        string[] accounts = ["w-leader", "w-auditor", "w-inspector", RunningSite.Officer, "w-admin", "w-court", "w-school", "w-schools", RunningSite.Stranger];
        var people = new List<HttpVisitor> { HttpVisitor.Nobody(site.Url) };
        for (var at = 0; at < accounts.Length; at++)
        {
            people.Add(await HttpVisitor.LogInAsync(site.Url, Visitors[at + 1], accounts[at], RunningSite.ReaderPassword));
        }

        var key = await site.App.Services.GetRequiredService<ApiTokens>()
            .IssueAsync(new Scope(RunningSite.Officer, Role.Officer, "37"), new TokenWish("walk", false, null, 1), Stop);
        people.Add(HttpVisitor.WithKey(site.Url, Visitors[^1], key.Key!));
        return people;
    }

    // What the other tests make and take away must not change the table: of such things a number is asked that none has.
    private async Task<IReadOnlyList<Address>> RoutesAsync()
    {
        var verdict = await site.AskAsync(state => state.Set<EnergyQuota.Quotas.Assessment.Verdict>().Where(v => v.InstitutionCode == SmallTown.Court).MinAsync(v => v.Id, Stop));
        var alert = await site.AskAsync(state => state.Set<EnergyQuota.Quotas.Alerting.Alert>().Where(a => a.InstitutionCode == SmallTown.Court).MinAsync(a => a.Id, Stop));
        var routes = new List<Address>();
        foreach (var endpoint in SiteAddresses.All(site))
        {
            var pattern = SiteAddresses.Pattern(endpoint);
            if (IsOfTheProgram(pattern))
            {
                continue;
            }

            var number = pattern.Contains("verdicts/{", StringComparison.OrdinalIgnoreCase) ? verdict : pattern.Contains("alerts/{", StringComparison.Ordinal) ? alert : 999_999_999L;
            var path = SiteAddresses.Filled(site, endpoint, number);
            var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
            routes.AddRange((isPage ? ["GET"] : SiteAddresses.Methods(endpoint)).Where(static method => method is not "HEAD" and not "OPTIONS")
                .Select(method => new Address(pattern, method, path, isPage)));
        }

        return [.. routes.Distinct()];
    }

    // Files of the program, the circuit's own addresses and forms of log-ins: the same for everybody.
    private static bool IsOfTheProgram(string pattern) =>
        pattern.StartsWith("/_", StringComparison.Ordinal) || pattern.StartsWith("/api/scalar", StringComparison.Ordinal) || pattern.StartsWith("/api/favicon", StringComparison.Ordinal)
        || pattern.StartsWith("/account/", StringComparison.Ordinal) || pattern.StartsWith("/language/", StringComparison.Ordinal) || pattern.Contains("{*", StringComparison.Ordinal);

    private Task<int> AddSecretAsync() => site.AskAsync(state =>
    {
        state.Add(new Institution { Code = Secret, NameZh = SecretName, RegionCode = "3799", Class = "government", IsClassified = true, From = new DateOnly(2020, 1, 1) });
        return state.SaveChangesAsync(Stop);
    });

    private Task<int> RemoveSecretAsync() => site.AskAsync(state => state.Set<Institution>().Where(i => i.Code == Secret).ExecuteDeleteAsync(CancellationToken.None));

    private sealed record Address(string Route, string Method, string Path, bool IsPage);
}
