using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>Says of institutions whether a period of theirs may be filed now.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="institutions">What may be seen.</param>
/// <param name="site">The site's settings.</param>
/// <param name="time">The clock.</param>
public sealed class FilingGate(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, InstitutionQueries institutions, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Reads the facts of some institutions, by code.</summary>
    /// <param name="scope">Who asks; institutions outside it are missing from the answer.</param>
    /// <param name="codes">The institutions.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IReadOnlyDictionary<string, FilingFacts>> ReadAsync(
        Scope scope, IReadOnlyCollection<string> codes, ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().AsNoTracking().Within(scope).Where(i => EF.Parameter(codes).Contains(i.Code)).ToListAsync(cancellationToken);
        return await new FilingFactsReader(state, ledger, SiteZone.Find(site.Value.Zone))
            .ReadAsync(seen, period.FirstMonth, period.To, await institutions.AccessAsync(scope, cancellationToken), cancellationToken);
    }

    /// <summary>Why a period cannot be filed now.</summary>
    /// <param name="facts">The institution's facts.</param>
    /// <param name="period">The period.</param>
    /// <returns><see langword="null"/>: it can be.</returns>
    public FilingOutcome? Refusal(FilingFacts facts, ReportPeriod period) => FilingRule.Of(facts, period.LastMonth, 0, time.GetUtcNow()) switch
    {
        FilingReadiness.Ready => null,
        FilingReadiness.TooEarly => FilingOutcome.NotOver,
        _ => FilingOutcome.Unsettled,
    };
}
