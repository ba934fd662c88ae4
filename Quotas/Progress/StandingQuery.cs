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
    InstitutionQueries institutions,
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
        var institution = await institutions.FindAsync(scope, institutionCode, cancellationToken);
        if (institution is null || untils.Count == 0)
        {
            return [.. untils.Select(_ => Array.Empty<StandingAt>())];
        }

        var from = new DateOnly(untils[0].AddDays(-1).Year, 1, 1);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rules = await AssessmentLoader.RulesAsync(state, options.Value.CompletenessGate, cancellationToken);
        var splits = await state.Set<MonthlySplit>().AsNoTracking().ToListAsync(cancellationToken);
        var loader = new AssessmentLoader(
            state, new TermReader(ledger, SiteZone.Find(site.Value.Zone)), terms => RegisterAccess.Only(scope.Who, terms.Select(t => t.Register).ToHashSet()));
        var standards = rules.Standards.ToDictionary(s => s.Code, StringComparer.Ordinal);
        var course = new List<IReadOnlyList<StandingAt>>();
        foreach (var until in untils)
        {
            var inputs = await loader.LoadAsync([institution], from, until, cancellationToken);
            course.Add([.. inputs.SelectMany(input => StandingRule.Find(input, rules, splits)).Select(standing =>
            {
                var standard = standards[standing.StandardCode];
                return new StandingAt(
                    standing,
                    standard,
                    standard.Rows.First(row => row.Key == standing.RowKey),
                    SplitRule.Find(splits, institution.Class, standing.Indicator, from.Year));
            })]);
        }

        return course;
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
