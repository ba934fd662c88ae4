using EnergyQuota.Metering;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Closings as pages and API show them: institutions of a month with their state, and the units of registers.</summary>
internal sealed class ClosingQuery(
    IDbContextFactory<StateContext> states, InstitutionListQuery institutions, PeriodCloser closer, Adjustments adjustments, SiteClock clock)
{
    /// <summary>The first month that can have been closed: before it no reading is believed.</summary>
    public static Month FirstMonth { get; } = new(2000, 1);

    /// <summary>The last month that is over.</summary>
    public Month LastMonth => Month.Of(clock.Today).Previous;

    /// <summary>The month an address names, or the last one that is over where it names none.</summary>
    public Month Named(string? text) =>
        Reporting.ReportRequest.TryMonth(text ?? "", out var month) && month.Year is > 1999 and < 2200 ? month : LastMonth;

    /// <summary>One page of institutions with the state of a month.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="month">The month.</param>
    /// <param name="search">Part of a name or code; empty for all.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<ClosingRow>> PageAsync(Scope scope, Month month, string search, int skip, int take, CancellationToken cancellationToken)
    {
        var page = await institutions.PageAsync(scope, new InstitutionFilter(search), skip, take, month.FirstDay, cancellationToken);
        var codes = page.Rows.Select(row => row.Institution.Code).ToList();
        var views = (await closer.ViewAsync(scope, codes, month, cancellationToken)).ToDictionary(view => view.InstitutionCode);
        var pending = (await adjustments.DifferencesAsync(scope, month, month, cancellationToken)).Where(row => !row.Pending.IsNone)
            .SelectMany(row => row.Institutions).ToHashSet(StringComparer.Ordinal);
        return new ListPage<ClosingRow>(
            [.. page.Rows.Select(row => new ClosingRow(row.Institution, views[row.Institution.Code], pending.Contains(row.Institution.Code)))], page.Total);
    }

    /// <summary>One institution's month, or <see langword="null"/> where the scope does not see it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ClosingView?> FindAsync(Scope scope, string code, Month month, CancellationToken cancellationToken) =>
        (await closer.ViewAsync(scope, [code], month, cancellationToken)).SingleOrDefault();

    /// <summary>The units of registers that were found through the scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="registers">The registers.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<RegisterId, MeasureUnit>> UnitsAsync(Scope scope, IEnumerable<RegisterId> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var meters = registers.Select(register => register.Meter).Distinct().ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return (await state.Set<MeterRegister>().AsNoTracking().Where(register => meters.Contains(register.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(register => register.Id, register => register.Unit);
    }
}

/// <summary>An institution's month in a list.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="View">Its month.</param>
/// <param name="Pending">It is closed, and adjustments are pending.</param>
internal sealed record ClosingRow(Institution Institution, ClosingView View, bool Pending)
{
    /// <summary>Open, and nothing blocks.</summary>
    public bool CanClose => View.Head is null && View.Blocks.Count == 0;
}
