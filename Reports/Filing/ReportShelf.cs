using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Files;
using EnergyQuota.Reports.Monthly;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>Prints an edition in every form; keeps the files, then commits the index with its audit line.</summary>
/// <remarks>A stop before the commit leaves files that no row names, and the edition is filed again; a stop after it leaves nothing to do.</remarks>
/// <param name="archive">The files.</param>
/// <param name="audit">The audit log.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="time">The clock.</param>
public sealed class ReportShelf(ReportArchive archive, AuditLog audit, IOptions<ReportOptions> options, TimeProvider time)
{
    /// <summary>Prints every form that is filed. May be called from several threads at once.</summary>
    /// <param name="print">Prints one form; all forms show the same record.</param>
    public IReadOnlyList<(ReportForm Form, byte[] Content)> Print(Func<ReportForm, byte[]> print) => [.. options.Value.Forms.Select(form => (form, print(form)))];

    /// <summary>Files an edition. One that is filed already is never touched.</summary>
    /// <param name="scope">Who files it; the caller has checked the permission.</param>
    /// <param name="subject">Of whom and of when it is.</param>
    /// <param name="edition">Which edition.</param>
    /// <param name="printed">What <see cref="Print"/> gave.</param>
    /// <param name="cancellationToken">Stops it; the edition is then filed whole or not at all.</param>
    /// <returns>Whether it is filed; not where the edition before it is not the newest.</returns>
    /// <exception cref="IOException">The files cannot be kept: the disk is full or the folder cannot be written.</exception>
    public async Task<bool> FileAsync(
        Scope scope, FiledSubject subject, ReportEdition edition, IReadOnlyList<(ReportForm Form, byte[] Content)> printed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(printed);
        var files = new List<FiledReport>();
        foreach (var (form, content) in printed)
        {
            files.Add(new FiledReport
            {
                InstitutionCode = subject.InstitutionCode,
                RegionCode = subject.RegionCode,
                PeriodKind = subject.Period.Kind,
                Month = subject.Period.From,
                Edition = edition.Number,
                Language = form.LanguageTag,
                Extension = form.Extension,
                Path = await archive.KeepAsync(subject.Folder, $"v{edition.Number}-{form.LanguageTag}", form.Extension, content, cancellationToken),
                Sha256 = KeptFiles.HashOf(content),
                Length = content.Length,
                Reason = edition.Reason,
                FiledAt = time.GetUtcNow(),
                FiledBy = scope.Who,
            });
        }

        return await CommitAsync(scope, subject, files, cancellationToken);
    }

    private async Task<bool> CommitAsync(Scope scope, FiledSubject subject, List<FiledReport> files, CancellationToken cancellationToken)
    {
        var (code, region, first, kind, edition) = (subject.InstitutionCode, subject.RegionCode, subject.Period.From, subject.Period.Kind, files[0].Edition);
        return await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var newest = await state.Set<FiledReport>()
                    .Where(r => r.InstitutionCode == code && r.RegionCode == region && r.Month == first && r.PeriodKind == kind)
                    .MaxAsync(r => (int?)r.Edition, token) ?? 0;
                if (newest != edition - 1)
                {
                    return [];
                }

                state.AddRange(files);
                return
                [
                    new AuditLine("report.filed", subject.Audited, new
                    {
                        Month = subject.Period.ToString(),
                        edition,
                        files[0].Reason,
                        Files = files.Select(f => new { f.Path, f.Sha256, f.Length }),
                    }),
                ];
            },
            cancellationToken) > 0;
    }
}
