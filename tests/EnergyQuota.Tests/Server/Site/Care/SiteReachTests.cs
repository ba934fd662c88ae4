using System.Globalization;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Server.Site.Care;

/// <summary>Every page can be reached and read by everybody: no finding of axe-core by WCAG 2.2 AA, no page wider than its window.</summary>
[Collection(CareCollection.Name)]
public sealed class SiteReachTests(RunningSite site)
{
    private const string Institution = "r-court";

    // Pages that show nothing without a question.
    private static readonly string[] Asked =
    [
        "/alerts?state=all", "/institutions?q=none", "/desk?state=decided", "/meters?only=findings", "/standards/one?code=MODEL 1", "/standards/try?code=MODEL 1",
        "/standards/compare?one=MODEL 1&other=MODEL 1", "/ingest/accounting/gateway?institution=" + SmallTown.Court + "&gateway=g1",
        "/institutions/" + SmallTown.Court + "/consumption", "/institutions/" + SmallTown.Court + "/load", "/institutions/" + SmallTown.Court + "/meters",
        "/institutions/" + SmallTown.Court + "/facts", "/institutions/" + SmallTown.Court + "/cases",
        "/meters/" + SmallTown.Main + "/load", "/meters/" + SmallTown.Main + "/readings",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FirstAccount.Name)]
    [InlineData(RunningSite.Officer)]
    [InlineData(Institution)]
    public async Task EveryPage_OnDeskAndTablet_CanBeReachedByEverybody(string who)
    {
        await using var visitor = await site.ArriveAsync(1366);
        await LogInAsync(visitor, who);

        // A page that is shut is looked at too; that the browser complains of its 403 is as it should be.
        await using var shut = await site.ArriveAsync(1366);
        await LogInAsync(shut, who);
        var faults = new List<string>();
        var pages = await PagesAsync();
        foreach (var path in pages)
        {
            var page = (await visitor.AskAsync(path)).Status == 403 ? shut.Page : visitor.Page;
            await page.SetViewportSizeAsync(1366, 768);
            await page.OpenAsync(path);
            var found = (await AxeLook.AtAsync(page)).ToHashSet();
            await page.SetViewportSizeAsync(820, 1180);
            found.UnionWith(await AxeLook.AtAsync(page));
            WalkNotes.Add("page", who, path, found.Count == 0 ? "nothing found" : string.Join("; ", found));
            faults.AddRange(found.Select(line => $"{path} {line}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(pages.Count > 40, $"only {pages.Count} pages");
        visitor.AssertQuiet(site.Url);
    }

    private async Task LogInAsync(Visitor visitor, string who)
    {
        if (who == Institution && !await site.AskAsync(state => state.Set<Account>().AnyAsync(account => account.Name == who, Stop)))
        {
            await site.AddAccountAsync(Institution, Role.Institution, null, SmallTown.Court);
        }

        await visitor.Page.LogInAsync(who, who == FirstAccount.Name ? site.AdminPassword : RunningSite.ReaderPassword);
    }

    private async Task<IReadOnlyList<string>> PagesAsync()
    {
        var verdict = await site.AskAsync(state => state.Set<Verdict>().Where(v => v.InstitutionCode == SmallTown.Court).MinAsync(v => v.Id, Stop));
        var alert = await site.AskAsync(state => state.Set<Alert>().Where(a => a.InstitutionCode == SmallTown.Court).MinAsync(a => a.Id, Stop));
        var caseId = await CaseAsync(verdict);
        var pages = SiteAddresses.All(site).Where(static endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => (Pattern: SiteAddresses.Pattern(endpoint), Endpoint: endpoint))
            .Where(static page => !page.Pattern.StartsWith("/login/code", StringComparison.Ordinal))
            .Select(page => SiteAddresses.Filled(site, page.Endpoint, page.Pattern.Contains("verdicts", StringComparison.Ordinal) ? verdict : page.Pattern.StartsWith("/cases", StringComparison.Ordinal) ? caseId : alert).Split('?')[0]
                .Replace($"/closing/{SmallTown.Court}/{SmallTown.Court}", $"/closing/{SmallTown.Court}/{site.Town.ClosedYear.ToString(CultureInfo.InvariantCulture)}-03", StringComparison.Ordinal));
        return [.. pages.Concat(Asked).Distinct()];
    }

    // A request to explain that the court was served: something to see for the agency and for the institution.
    private async Task<long> CaseAsync(long verdict)
    {
        if (await site.AskAsync(state => state.Set<CaseFile>().Where(file => file.VerdictId == verdict).Select(file => (long?)file.Id).FirstOrDefaultAsync(Stop)) is { } known)
        {
            return known;
        }

        var officer = new Scope(RunningSite.Officer, Role.Officer, "37");
        var opened = await site.App.Services.GetRequiredService<CaseOpener>().ExplainAsync(officer, verdict, "", Stop);
        var served = await site.App.Services.GetRequiredService<CaseDesk>().MoveAsync(officer, opened.CaseId!.Value, new MoveCommand(Move.Serve, "2740"), Stop);
        Assert.Equal(CaseOutcome.Done, served.Outcome);
        return opened.CaseId.Value;
    }
}
