using System.Data.Common;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The part of an assessment that forecasts the year in progress.</summary>
/// <remarks>A forecast is derived from what is audited already and carries no audit line of its own.</remarks>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="zone">The site's zone.</param>
/// <param name="rules">The rules.</param>
/// <param name="today">The first day not counted.</param>
internal sealed class ForecastStep(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, TimeZoneInfo zone, AssessmentRules rules, DateOnly today)
{
    /// <summary>Of how many institutions the months are read at once.</summary>
    public const int InstitutionsAtOnce = 5_000;

    private const int Attempts = 3;
    private readonly int _year = today.AddDays(-1).Year;
    private ForecastGround? _ground;
    private List<string> _order = [];
    private HashSet<string> _read = [];
    private ILookup<string, EnergyMonth> _months = Array.Empty<EnergyMonth>().ToLookup(_ => "");

    /// <summary>Finds what the forecasts rest on; it is stored, and made anew in each day's first run.</summary>
    /// <param name="institutions">All institutions, in chunks.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task PrepareAsync(IReadOnlyList<Institution[]> institutions, CancellationToken cancellationToken)
    {
        _order = [.. institutions.SelectMany(chunk => chunk).Select(i => i.Code)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await MakeAsync(institutions, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another run has made it: take that one.
            }
        }
    }

    /// <summary>Forecasts some institutions and replaces what has changed: identical content writes nothing, what is gone is removed.</summary>
    /// <param name="codes">The institutions looked at.</param>
    /// <param name="inputs">The facts of those that are forecast.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>The forecasts.</returns>
    public async Task<IReadOnlyList<QuotaForecast>> WriteAsync(
        IReadOnlyList<string> codes, IReadOnlyList<AssessmentInput> inputs, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(codes, inputs, cancellationToken);
            }
            catch (Exception e) when (e is DbUpdateException or DbException && attempt < Attempts)
            {
                // Another run wrote the same rows at the same moment: compare with what it wrote.
            }
        }
    }

    private async Task MakeAsync(IReadOnlyList<Institution[]> institutions, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        _ground = await state.Set<ForecastGround>().FirstOrDefaultAsync(g => g.Year == _year, cancellationToken);
        if (_ground?.MadeFor == today)
        {
            return;
        }

        var builder = new GroundBuilder(_year, rules, GroundBuilder.TestEvery(institutions.Sum(chunk => chunk.Length)));
        foreach (var chunk in institutions)
        {
            var codes = chunk.Select(i => i.Code).ToList();
            var months = await Reader(state).ReadAsync(codes, today, cancellationToken);
            var exclusions = (await state.Set<BoundaryExclusion>().AsNoTracking()
                .Where(e => EF.Parameter(codes).Contains(e.InstitutionCode) && e.State == ApprovalState.Approved).ToListAsync(cancellationToken)).ToLookup(e => e.InstitutionCode);
            foreach (var institution in chunk)
            {
                builder.Add(institution, [.. exclusions[institution.Code]], months[institution.Code]);
            }
        }

        var made = builder.Build(today);
        if (_ground is null)
        {
            state.Add(_ground = made);
        }
        else
        {
            (_ground.MadeFor, _ground.Shapes, _ground.OwnErrors) = (made.MadeFor, made.Shapes, made.OwnErrors);
        }

        await state.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<QuotaForecast>> TryAsync(
        IReadOnlyList<string> codes, IReadOnlyList<AssessmentInput> inputs, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await ReadAsync(state, codes, cancellationToken);
        var found = inputs.SelectMany(input => IndicatorForecast.Find(input, _months[input.Institution.Code], rules, _ground!)).ToList();
        await RowReplacement.ReplaceAsync(
            state, state.Set<QuotaForecast>().Where(f => f.Year == _year && codes.Contains(f.InstitutionCode)), found,
            static f => (f.InstitutionCode, f.Indicator), static (one, other) => one.SaysTheSameAs(other), cancellationToken);
        return found;
    }

    // The ledger is asked for thousands of institutions at once, whatever number of them is written together.
    private async Task ReadAsync(StateContext state, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        if (codes.All(_read.Contains))
        {
            return;
        }

        var block = _order.SkipWhile(code => code != codes[0]).Take(InstitutionsAtOnce).Union(codes, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        _months = await Reader(state).ReadAsync(block, today, cancellationToken);
        _read = block;
    }

    private EnergyMonthReader Reader(StateContext state) => new(state, ledger, zone, _ => RegisterAccess.System("assess"));
}
