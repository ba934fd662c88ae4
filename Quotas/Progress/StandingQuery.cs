using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Progress;

/// <summary>Where an institution stood at the end of a given day, computed anew; nothing is stored.</summary>
public sealed class StandingQuery(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    IOptions<QuotaOptions> options,
    IOptions<SiteOptions> site)
{
    /// <summary>The standings of an institution from 1 January until a day of the same year.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution; outside the scope there are no standings.</param>
    /// <param name="until">The first day not counted: at the earliest 2 January, at the latest 1 January of the next year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<StandingAt>> AtAsync(
        Scope scope, string institutionCode, DateOnly until, CancellationToken cancellationToken) =>
        (await CourseAsync(scope, institutionCode, [until], cancellationToken))[0];

    /// <summary>The standings of an institution at several days of one year.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution; outside the scope there are no standings.</param>
    /// <param name="untils">The first days not counted, each as above and all in the same year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>As many as days, in their order.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<StandingAt>>> CourseAsync(
        Scope scope, string institutionCode, IReadOnlyList<DateOnly> untils, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(untils);
        return (await CourseOfAsync(scope, [institutionCode], untils, cancellationToken)).TryGetValue(institutionCode, out var course)
            ? course
            : [.. untils.Select(_ => Array.Empty<StandingAt>())];
    }

    /// <summary>The standings of many institutions at once; as <see cref="CourseAsync"/> tells them one by one.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCodes">The institutions, not more than some hundred; those outside the scope are missing from the answer.</param>
    /// <param name="untils">The first days not counted, as above.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>By institution, as many as days, in their order.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<StandingAt>>>> CourseOfAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, IReadOnlyList<DateOnly> untils, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(institutionCodes);
        ArgumentNullException.ThrowIfNull(untils);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().AsNoTracking().Within(scope).Where(i => EF.Parameter(institutionCodes).Contains(i.Code)).ToListAsync(cancellationToken);
        if (seen.Count == 0 || untils.Count == 0)
        {
            return seen.ToDictionary(i => i.Code, _ => (IReadOnlyList<IReadOnlyList<StandingAt>>)[]);
        }

        var from = new DateOnly(untils[0].AddDays(-1).Year, 1, 1);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        var splits = await state.Set<MonthlySplit>().AsNoTracking().ToListAsync(cancellationToken);
        var loader = new AssessmentLoader(
            state, new TermReader(ledger, SiteZone.Find(site.Value.Zone)), terms => RegisterAccess.Only(scope.Who, terms.Select(t => t.Register).ToHashSet()));
        var standards = rules.Standards.ToDictionary(s => s.Code, StringComparer.Ordinal);
        var courses = seen.ToDictionary(i => i.Code, _ => new List<IReadOnlyList<StandingAt>>());
        foreach (var until in untils)
        {
            foreach (var input in await loader.LoadAsync(seen, from, until, cancellationToken))
            {
                courses[input.Institution.Code].Add([.. StandingRule.Find(input, rules, splits).Select(standing =>
                {
                    var standard = standards[standing.StandardCode];
                    return new StandingAt(
                        standing,
                        standard,
                        standard.Rows.First(row => row.Key == standing.RowKey),
                        SplitRule.Find(splits, input.Institution.Class, standing.Indicator, from.Year));
                })]);
            }
        }

        return courses.ToDictionary(c => c.Key, c => (IReadOnlyList<IReadOnlyList<StandingAt>>)c.Value);
    }
}

/// <summary>A standing with the law it is measured by.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Standard">The quota standard.</param>
/// <param name="Row">The row of it that applies.</param>
/// <param name="Split">The agency's twelve monthly shares that sum to 1; <see langword="null"/>: none set, the year is expected to run evenly by days.</param>
public sealed record StandingAt(Standing Standing, QuotaStandard Standard, QuotaRow Row, IReadOnlyList<decimal>? Split)
{
    /// <summary>The share of the year that is expected to be used before a day, 0 to 1; see <see cref="SplitRule.ExpectedBefore"/>.</summary>
    /// <param name="until">The day, exclusive.</param>
    public decimal ExpectedBefore(DateOnly until) => SplitRule.ExpectedBefore(Split, until, Standing.Year);
}
