using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Files;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EnergyQuota.Reports.Filing;

/// <summary>The index of filed reports, and the way to their bytes. Every question takes a scope.</summary>
/// <param name="states">The state database.</param>
/// <param name="archive">The files.</param>
/// <param name="logger">The log.</param>
public sealed class FiledReports(IDbContextFactory<StateContext> states, ReportArchive archive, ILogger<FiledReports> logger)
{
    /// <summary>The longest part of the list that is given at once.</summary>
    public const int LongestPage = 1_000;

    /// <summary>Lists filed reports: newest month first, then by institution, newest edition first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<FiledReportPage> ListAsync(Scope scope, FiledReportFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var named =
            from report in Visible(state, scope)
            join institution in state.Set<Institution>() on report.InstitutionCode equals institution.Code into institutions
            from institution in institutions.DefaultIfEmpty()
            join region in state.Set<Region>() on report.RegionCode equals region.Code into regions
            from region in regions.DefaultIfEmpty()
            where (filter.Month == null || report.Month == filter.Month) && (filter.Regions == null || (report.RegionCode != "") == filter.Regions)
            select new
            {
                Report = report,
                Code = report.InstitutionCode + report.RegionCode,
                Zh = institution.NameZh ?? region.NameZh ?? "",
                En = institution.NameEn ?? region.NameEn ?? "",
            };
        if (!string.IsNullOrWhiteSpace(filter.Institution))
        {
            var part = filter.Institution.Trim();
            named = named.Where(r => r.Code.Contains(part) || r.Zh.Contains(part) || r.En.Contains(part));
        }

        var total = await named.CountAsync(cancellationToken);
        var rows = await named
            .OrderByDescending(r => r.Report.Month).ThenBy(r => r.Report.InstitutionCode).ThenBy(r => r.Report.RegionCode).ThenBy(r => r.Report.PeriodKind)
            .ThenByDescending(r => r.Report.Edition).ThenByDescending(r => r.Report.Language).ThenBy(r => r.Report.Extension)
            .Skip(Math.Max(filter.Skip, 0)).Take(Math.Clamp(filter.Take, 1, LongestPage)).ToListAsync(cancellationToken);
        return new FiledReportPage(total, [.. rows.Select(r => new FiledReportRow(r.Report, new BilingualText(r.Zh, r.En)))]);
    }

    /// <summary>The months of which anything is filed, newest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<DateOnly>> MonthsAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Visible(state, scope).Select(r => r.Month).Distinct().OrderByDescending(m => m).ToListAsync(cancellationToken);
    }

    /// <summary>The files of an institution's period, newest edition first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<FiledReport>> OfPeriodAsync(Scope scope, string institutionCode, ReportPeriod period, CancellationToken cancellationToken) =>
        OfSubjectAsync(scope, new FiledSubject(institutionCode, "", period), cancellationToken);

    /// <summary>The files of an institution's or a region's period, newest edition first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="subject">Of whom and of when.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<FiledReport>> OfSubjectAsync(Scope scope, FiledSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (institution, region, first, kind) = (subject.InstitutionCode, subject.RegionCode, subject.Period.From, subject.Period.Kind);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Visible(state, scope).Where(r => r.InstitutionCode == institution && r.RegionCode == region && r.Month == first && r.PeriodKind == kind)
            .OrderByDescending(r => r.Edition).ThenByDescending(r => r.Language).ThenBy(r => r.Extension).ToListAsync(cancellationToken);
    }

    /// <summary>Reads a filed report and proves its bytes against the hash of the index.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The row and the bytes, or why they are refused.</returns>
    public async Task<FiledContent> ReadAsync(Scope scope, long id, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var report = await Visible(state, scope).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (report is null)
        {
            return new FiledContent(null, null, ArchiveFault.NotFound);
        }

        var (content, fault) = await archive.ReadAsync(report, cancellationToken);
        if (fault is { } why)
        {
            logger.NotHandedOut(report.Path, why, report.Sha256);
        }

        return new FiledContent(report, content, fault);
    }

    // A region's report tells of every institution in it: whoever does not see the whole region sees none of it.
    private static IQueryable<FiledReport> Visible(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var prefix = scope.VerticalSystem is null ? scope.RegionPrefix ?? "-" : "-";
        return state.Set<FiledReport>().AsNoTracking()
            .Where(r => r.RegionCode == "" ? seen.Contains(r.InstitutionCode) : r.RegionCode.StartsWith(prefix));
    }
}

/// <summary>A filed report as it is handed out, or why it is not.</summary>
/// <param name="Report">Its row in the index; <see langword="null"/> where the scope sees none.</param>
/// <param name="Content">Its bytes, proved; <see langword="null"/> where <paramref name="Fault"/> says why.</param>
/// <param name="Fault">Why it is refused.</param>
public sealed record FiledContent(FiledReport? Report, byte[]? Content, ArchiveFault? Fault);
