using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Forms;

/// <summary>Gathers the data of the statistical forms of an institution, or of a region as a list.</summary>
public sealed class StatisticalFormsBuilder(
    IDbContextFactory<StateContext> states, IConsumptionQuery consumption, IConsumptionLedger ledger, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>The data of one institution.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The data, or <see langword="null"/> where the scope has no such institution.</returns>
    public async Task<StatisticalForms?> OfInstitutionAsync(Scope scope, string institutionCode, ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<Institution>().AsNoTracking().Within(scope).SingleOrDefaultAsync(i => i.Code == institutionCode, cancellationToken) is { } one
            ? await BuildAsync(state, scope, new BilingualText(one.NameZh, one.NameEn), one.RegionCode, [one], period, cancellationToken) : null;
    }

    /// <summary>The data of a region's institutions.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="regionCode">The region.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The data, or <see langword="null"/> where there is no such region or the scope does not see the whole of it.</returns>
    public async Task<StatisticalForms?> OfRegionAsync(Scope scope, string regionCode, ReportPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (scope.InRegion(regionCode) is not { } within || await state.Set<Region>().AsNoTracking().SingleOrDefaultAsync(r => r.Code == regionCode, cancellationToken) is not { } region)
        {
            return null;
        }

        var (from, to) = (period.From, period.To);
        var inBeing = await state.Set<Institution>().AsNoTracking().Within(within).Where(i => i.From < to && (i.To == null || i.To > from))
            .OrderBy(i => i.RegionCode).ThenBy(i => i.Code).ToListAsync(cancellationToken);
        return await BuildAsync(state, within, new BilingualText(region.NameZh, region.NameEn), regionCode, inBeing, period, cancellationToken);
    }

    private async Task<StatisticalForms> BuildAsync(
        StateContext state, Scope scope, BilingualText subject, string region, IReadOnlyList<Institution> institutions, ReportPeriod period, CancellationToken cancellationToken)
    {
        List<string> codes = [.. institutions.Select(i => i.Code)];
        var (from, to) = (period.From, period.To);
        var facts = await state.Set<InstitutionFact>().AsNoTracking().Where(f => EF.Parameter(codes).Contains(f.InstitutionCode) && f.From < to).ToListAsync(cancellationToken);
        var terms = await state.Set<BoundaryTerm>().AsNoTracking()
            .Where(t => EF.Parameter(codes).Contains(t.InstitutionCode) && t.From < to && (t.To == null || t.To > from)).ToListAsync(cancellationToken);
        var parts = await state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => EF.Parameter(codes).Contains(e.InstitutionCode) && e.From < to && (e.To == null || e.To > from) && e.State == ApprovalState.Approved
                && (e.Kind == ExclusionKind.DataCentre || e.Kind == ExclusionKind.Heating)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var meters = terms.Select(t => t.MeterCode).Concat(parts.Select(e => e.MeterCode).OfType<string>()).Distinct().ToList();
        var units = (await state.Set<MeterRegister>().AsNoTracking().Where(r => EF.Parameter(meters).Contains(r.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(r => r.Id, r => r.Unit);
        var bills = (await state.Set<Bill>().AsNoTracking().Where(b => EF.Parameter(meters).Contains(b.MeterCode) && b.From < to && b.To > from).ToListAsync(cancellationToken))
            .Where(b => units.ContainsKey(new RegisterId(b.MeterCode, b.RegisterName)))
            .ToLookup(b => new RegisterId(b.MeterCode, b.RegisterName), b => (b, units[new RegisterId(b.MeterCode, b.RegisterName)]));
        var now = await consumption.TotalsOfAsync(scope, codes, period.From, period.To, cancellationToken);
        var before = await consumption.TotalsOfAsync(scope, codes, period.YearBefore.From, period.YearBefore.To, cancellationToken);
        var factors = ConversionFactors.Of(await FactorSets.ReadAsync(state, cancellationToken), null, region, period.LastMonth.Year);
        var lines = new FormLines(period, facts.ToLookup(f => f.InstitutionCode), terms.ToLookup(t => t.InstitutionCode), units, bills, now, before, factors);
        var measured = await PartsAsync(scope, parts, units, period, cancellationToken);
        var byCode = institutions.ToDictionary(i => i.Code);
        var (basics, uses) = (institutions.Select(lines.Basic).ToList(), institutions.SelectMany(lines.Uses).ToList());
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        return new StatisticalForms
        {
            Subject = subject,
            Period = period,
            IssuedOn = today,
            Issuer = ReportWords.Issuer,
            Over = today >= period.To,
            Coefficients = factors.Named,
            Basics = basics,
            Uses = uses,
            Rooms = [.. measured.Where(p => p.Part.Kind == ExclusionKind.DataCentre).Select(p => lines.Part(byCode[p.Part.InstitutionCode], p.Part, p.Quantity, p.Part.Area))],
            Heating = [.. measured.Where(p => p.Part.Kind == ExclusionKind.Heating).Select(p => lines.Part(byCode[p.Part.InstitutionCode], p.Part, p.Quantity, lines.HeatedArea(p.Part.InstitutionCode)))],
            Sums = FormLines.Sums(uses),
            Checks = FormChecks.Of(basics, uses),
        };
    }

    // A part without a row in the ledger has no figure, which is not zero.
    private async Task<IReadOnlyList<(BoundaryExclusion Part, decimal? Quantity)>> PartsAsync(
        Scope scope, IReadOnlyList<BoundaryExclusion> parts, IReadOnlyDictionary<RegisterId, MeasureUnit> units, ReportPeriod period, CancellationToken cancellationToken)
    {
        var spans = parts.Select(part => TermSpan.Cut(part, units, period.From, period.To)).ToList();
        List<RegisterSpan> asked = [.. spans.OfType<TermSpan>().Select(span => new RegisterSpan(span.Register, span.From, span.To))];
        var access = RegisterAccess.Only(scope.Who, asked.Select(span => span.Register).ToHashSet());
        var sums = new Queue<RegisterSum>(asked.Count == 0 ? [] : await ledger.SumSpansAsync(LedgerView.AsClosed, LedgerSource.Months, access, asked, cancellationToken));
        return [.. parts.Zip(spans, (part, span) => (part, span is null ? null : Known(sums.Dequeue())))];
    }

    private static decimal? Known(RegisterSum sum) => sum.MeasuredHours + sum.EstimatedHours + sum.ManualHours > 0 ? sum.Quantity : null;
}
