using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Standards;

/// <summary>A standard in a list.</summary>
/// <param name="Standard">The standard with rows and decisions.</param>
/// <param name="Stage">Where it stands today.</param>
/// <param name="ReviewDue">By when it is to be reviewed; <see langword="null"/>: not.</param>
/// <param name="IsReviewDue">The reminder is due.</param>
public sealed record StandardView(QuotaStandard Standard, StandardStage Stage, DateOnly? ReviewDue, bool IsReviewDue);

/// <summary>Reads standards and sets. They are law and the same for everybody; who asks has an account.</summary>
/// <param name="states">The state database.</param>
/// <param name="options">Interval and lead of the periodic review.</param>
/// <param name="site">The site; today is that of its zone.</param>
/// <param name="time">Says what day it is.</param>
public sealed class StandardQuery(
    IDbContextFactory<StateContext> states, IOptions<StandardOptions> options, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>All standards by code, with rows, corrections and decisions.</summary>
    /// <param name="scope">Who asks; a scope that sees nothing gets nothing.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<StandardView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (!SeesLaw(scope))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var all = await state.Set<QuotaStandard>().AsNoTracking().Include(s => s.Rows).Include(s => s.Corrections).Include(s => s.Decisions)
            .AsSplitQuery().OrderBy(s => s.Code).ToListAsync(cancellationToken);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        return [.. all.Select(s => new StandardView(
            s, StandardLife.StageOn(s, all, today), ReviewRule.DueOn(s, options.Value.ReviewEveryMonths), ReviewRule.IsDue(s, options.Value, today)))];
    }

    /// <summary>The standards whose periodic review (定期复审) is due: what a reminder is sent about.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<StandardView>> DueForReviewAsync(Scope scope, CancellationToken cancellationToken) =>
        [.. (await ListAsync(scope, cancellationToken)).Where(view => view.IsReviewDue)];

    /// <summary>One standard.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The standard, or <see langword="null"/> where there is none.</returns>
    public async Task<StandardView?> FindAsync(Scope scope, string code, CancellationToken cancellationToken) =>
        (await ListAsync(scope, cancellationToken)).FirstOrDefault(view => view.Standard.Code == code);

    /// <summary>Coefficient sets and CO2 factor sets by name.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(IReadOnlyList<CoefficientSet> Coefficients, IReadOnlyList<Co2FactorSet> Factors)> SetsAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (!SeesLaw(scope))
        {
            return ([], []);
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return (
            await state.Set<CoefficientSet>().AsNoTracking().Include(s => s.Entries).OrderBy(s => s.Id).ToListAsync(cancellationToken),
            await state.Set<Co2FactorSet>().AsNoTracking().Include(s => s.Entries).OrderBy(s => s.Id).ToListAsync(cancellationToken));
    }

    /// <summary>A standard with its coefficient set, or everything, as the file that can be imported.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The standard's code; <see langword="null"/>: all standards and sets.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The text, or <see langword="null"/> where there is no such standard.</returns>
    public async Task<string?> ExportAsync(Scope scope, string? code, CancellationToken cancellationToken)
    {
        var views = (await ListAsync(scope, cancellationToken)).Where(view => code is null || view.Standard.Code == code).Select(view => view.Standard).ToList();
        if (views.Count == 0)
        {
            return null;
        }

        var (coefficients, factors) = await SetsAsync(scope, cancellationToken);
        return StandardYaml.Write(
            views, coefficients.Where(set => code is null || views[0].CoefficientSetId == set.Id), code is null ? factors : []);
    }

    private static bool SeesLaw(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.RegionPrefix is not null || scope.InstitutionCode is not null;
    }
}
