using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Files;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Register;

/// <content>What can be asked about issued papers.</content>
public sealed partial class Papers
{
    private const int LongestPage = 1_000;

    /// <inheritdoc/>
    public async Task<PaperPage> ListAsync(Scope scope, PaperFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var wanted = Visible(state, scope).AsNoTracking().Where(p =>
            (filter.InstitutionCode == null || p.InstitutionCode == filter.InstitutionCode)
            && (filter.Year == null || p.Year == filter.Year)
            && (filter.Kind == null || p.Kind == filter.Kind)
            && (filter.CaseId == null || p.CaseId == filter.CaseId));
        if (filter.Search?.Trim() is { Length: > 0 } part)
        {
            var named = state.Set<Institution>().Where(i => i.NameZh.Contains(part) || i.NameEn.Contains(part) || i.Code.Contains(part)).Select(i => i.Code);
            wanted = wanted.Where(p => p.Number.Contains(part) || named.Contains(p.InstitutionCode));
        }

        var rows = await wanted.OrderByDescending(p => p.Year).ThenByDescending(p => p.Sequence).ThenByDescending(p => p.Id)
            .Skip(Math.Max(filter.Offset, 0)).Take(Math.Clamp(filter.Limit, 1, LongestPage)).ToListAsync(cancellationToken);
        return new PaperPage(await wanted.CountAsync(cancellationToken), rows);
    }

    /// <inheritdoc/>
    public async Task<IssuedPaper?> FindAsync(Scope scope, long paperId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Visible(state, scope).AsNoTracking().SingleOrDefaultAsync(p => p.Id == paperId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PaperContent> ReadAsync(Scope scope, long paperId, PaperForm form, CancellationToken cancellationToken)
    {
        var paper = await FindAsync(scope, paperId, cancellationToken);
        var (path, sha256) = form == PaperForm.Pdf ? (paper?.PdfPath, paper?.PdfSha256) : (paper?.WordPath, paper?.WordSha256);
        if (paper is null || path is null || sha256 is null)
        {
            return new PaperContent(paper, null, ArchiveFault.NotFound);
        }

        var (content, fault) = await Files.ReadAsync(path, sha256, cancellationToken);
        return new PaperContent(paper, content, fault);
    }

    private static IQueryable<IssuedPaper> Visible(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return state.Set<IssuedPaper>().Where(p => seen.Contains(p.InstitutionCode));
    }
}
