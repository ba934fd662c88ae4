using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Standards.Trials;

/// <summary>
/// Tries a standard on a year that is past: what every institution would be under it, from the same facts and ledger as a verdict.
/// Nothing is stored.
/// </summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="options">The gate of completeness.</param>
/// <param name="standards">The heating season.</param>
/// <param name="site">Settings of the site; years are those of its zone.</param>
public sealed class StandardTrial(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOptions<QuotaOptions> options, IOptions<StandardOptions> standards, IOptions<SiteOptions> site)
{
    private const int AtOnce = 200;

    /// <summary>Tries a standard.</summary>
    /// <param name="scope">Who asks; sees its own institutions only.</param>
    /// <param name="code">The standard's code, of any state.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="asOf">The instant of the trial.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The outcome, or <see langword="null"/> where there is no such standard or the account may not try one.</returns>
    public async Task<TrialOutcome?> RunAsync(Scope scope, string code, int year, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.TryStandards))
        {
            return null;
        }

        var zone = SiteZone.Find(site.Value.Zone);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        if (rules.Standards.FirstOrDefault(s => s.Code == code) is not { } standard)
        {
            return null;
        }

        var tried = rules with { Standards = AsLawOf(standard, rules.Standards, year) };
        var first = new DateOnly(year, 1, 1);
        var loader = new AssessmentLoader(state, new TermReader(ledger, zone), _ => RegisterAccess.System("try-standard")) { Seasons = standards.Value };
        var institutions = await state.Set<Institution>().AsNoTracking().Within(scope)
            .Where(i => i.RegionCode.StartsWith(standard.RegionPrefix) && i.From < first.AddYears(1) && (i.To == null || i.To > first))
            .OrderBy(i => i.Code).ToListAsync(cancellationToken);
        var codes = institutions.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        var now = (await state.Set<Verdict>().AsNoTracking().Where(v => v.Year == year && v.Current)
                .Select(v => new { v.InstitutionCode, v.Indicator, v.Grade, v.StandardCode }).ToListAsync(cancellationToken))
            .Where(v => codes.Contains(v.InstitutionCode)).ToLookup(v => (v.InstitutionCode, v.Indicator), v => (v.Grade, v.StandardCode));
        var rows = new List<TrialRow>();
        foreach (var chunk in institutions.Chunk(AtOnce))
        {
            var inputs = await loader.LoadAsync(chunk, first, first.AddYears(1), cancellationToken);
            rows.AddRange(inputs.SelectMany(input => Assessor.Assess(input, tried, asOf).Where(v => v.Indicator is not null)
                .Select(verdict => Row(input.Institution, verdict, now[(input.Institution.Code, verdict.Indicator)].FirstOrDefault()))));
        }

        return new TrialOutcome(code, year, asOf, institutions.Count, rows);
    }

    // As if it had been law in that year, alone; an amendment together with what it amends.
    private static IReadOnlyList<QuotaStandard> AsLawOf(QuotaStandard standard, IReadOnlyList<QuotaStandard> all, int year)
    {
        var basis = all.FirstOrDefault(s => s.Code == standard.Amends);
        foreach (var tried in new[] { standard, basis }.OfType<QuotaStandard>())
        {
            (tried.State, tried.FirstJudgedYear) = (StandardState.InForce, Math.Min(tried.FirstJudgedYear, year));
            (tried.EffectiveFrom, tried.EffectiveTo, tried.RepealedBy) = (new DateOnly(Math.Min(tried.EffectiveFrom.Year, year), 1, 1), null, null);
        }

        return basis is null ? [standard] : [standard, basis];
    }

    private static TrialRow Row(Institution institution, Verdict verdict, (Grade Grade, string StandardCode) now) => new(
        institution.Code, institution.NameZh, institution.NameEn, institution.Class, verdict.Indicator!.Value, verdict.RowKey, verdict.Value, verdict.Unit,
        verdict.Constraint, verdict.Completeness, verdict.Grade, verdict.Reasons, now.StandardCode is null ? null : now.Grade, now.StandardCode ?? "");
}
