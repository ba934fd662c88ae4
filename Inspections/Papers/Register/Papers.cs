using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Inspections.Papers.Templates;
using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Files;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>The register of papers in the state database, their files in a folder.</summary>
/// <remarks>
/// Files first, row and audit line after: a stop in between leaves files that no row names, and no number is used. Within the process one paper
/// is issued after the other; of two processes the second finds its number taken and fills the paper again with the next.
/// </remarks>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of papers.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
public sealed partial class Papers(
    IDbContextFactory<StateContext> states, AuditLog audit, TimeProvider time, IOptions<PaperOptions> options, IOptions<SiteOptions> site) : IPapers, IDisposable
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    private const int Attempts = 10;

    private static readonly PaperIssuer NotSet = new() { Name = "（未设置发文机关）" };

    private readonly SemaphoreSlim _issuing = new(1, 1);

    private KeptFiles Files => new(options.Value.Folder);

    private TemplateFolders Templates => new(TemplateFolders.Shipped, options.Value.Templates);

    /// <inheritdoc/>
    public async Task<IssueResult> IssueAsync(Scope scope, PaperFacts facts, PaperReplacement? replaces, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(facts);
        if (!scope.May(Permission.IssuePapers))
        {
            return IssueResult.Of(IssueOutcome.NotAllowed);
        }

        if (replaces is not null && !IsReason(replaces.Reason))
        {
            return IssueResult.Of(IssueOutcome.ReasonInvalid);
        }

        if (await InstitutionAsync(scope, facts.InstitutionCode, cancellationToken) is not { } institution)
        {
            return IssueResult.Of(IssueOutcome.NotFound);
        }

        if (IssuerRule.Of(options.Value.Issuers, scope, institution.RegionCode) is not { } issuer)
        {
            return IssueResult.Of(IssueOutcome.NoIssuer);
        }

        if (facts.Faults().ToList() is { Count: > 0 } faults)
        {
            return IssueResult.Refused(faults);
        }

        await _issuing.WaitAsync(cancellationToken);
        try
        {
            return await IssueAsync(new PaperIssue(scope, facts, replaces, institution, issuer), cancellationToken);
        }
        finally
        {
            _issuing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<DraftResult> DraftAsync(Scope scope, PaperFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(facts);
        if (!scope.May(Permission.IssuePapers))
        {
            return new DraftResult(IssueOutcome.NotAllowed, null, []);
        }

        if (await InstitutionAsync(scope, facts.InstitutionCode, cancellationToken) is not { } institution)
        {
            return new DraftResult(IssueOutcome.NotFound, null, []);
        }

        var issuer = IssuerRule.Of(options.Value.Issuers, scope, institution.RegionCode) ?? NotSet;
        var header = new PaperHeader { Number = PaperFiller.DraftNumber, Issuer = issuer, InstitutionName = institution.NameZh, IssuedOn = Today(), IsDraft = true };
        var (filled, _) = Fill(facts, header);
        return filled.Paper is { } paper ? new DraftResult(IssueOutcome.Done, PaperFiles.Of(paper), []) : new DraftResult(IssueOutcome.Refused, null, filled.Faults);
    }

    /// <inheritdoc/>
    public async Task<IssueOutcome> VoidAsync(Scope scope, long paperId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.IssuePapers))
        {
            return IssueOutcome.NotAllowed;
        }

        if (!IsReason(reason))
        {
            return IssueOutcome.ReasonInvalid;
        }

        var outcome = IssueOutcome.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var paper = await Visible(state, scope).SingleOrDefaultAsync(p => p.Id == paperId, token);
                outcome = paper is null ? IssueOutcome.NotFound
                    : !IssuerRule.ActsFor(scope, paper.IssuerRegion) ? IssueOutcome.NotAllowed
                    : paper.VoidedAt is not null ? IssueOutcome.NotInOrder
                    : IssueOutcome.Done;
                if (outcome != IssueOutcome.Done)
                {
                    return [];
                }

                (paper!.VoidedAt, paper.VoidedBy, paper.VoidReason) = (time.GetUtcNow(), scope.Who, reason.Trim());
                return [new AuditLine("paper.voided", $"institution:{paper.InstitutionCode}", new { paper.Id, paper.Number, paper.Kind, paper.CaseId, paper.VoidReason })];
            },
            cancellationToken);
        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _issuing.Dispose();

    private async Task<IssueResult> IssueAsync(PaperIssue issue, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var day = Today();
            var (next, stand) = await StandAsync(issue, day.Year, cancellationToken);
            if (stand.Outcome != IssueOutcome.Done)
            {
                return stand;
            }

            var header = issue.Header(day, next, stand.Paper);
            var (filled, template) = Fill(issue.Facts, header);
            if (filled.Paper is not { } paper || template is null)
            {
                return IssueResult.Refused(filled.Faults);
            }

            var files = PaperFiles.Of(paper);
            var row = await KeepAsync(issue, header, next, paper.Title, template, files, cancellationToken);
            if (await CommitAsync(issue, row, cancellationToken))
            {
                return new IssueResult(IssueOutcome.Done, row, [], files.Missing);
            }
        }

        throw new InvalidOperationException($"Another process issued papers {Attempts} times in a row just before this one; try again.");
    }

    /// <summary>The next number, and whether the paper may be issued now: <c>Paper</c> is the one it replaces, or the one in the way.</summary>
    private async Task<(int Next, IssueResult Stand)> StandAsync(PaperIssue issue, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return (await issue.NextAsync(state, year, cancellationToken), await issue.StandAsync(Visible(state, issue.Scope).AsNoTracking(), cancellationToken));
    }

    private async Task<IssuedPaper> KeepAsync(
        PaperIssue issue, PaperHeader header, int sequence, string title, PaperTemplate template, PaperFiles files, CancellationToken cancellationToken)
    {
        var (folder, name) = (FormattableString.Invariant($"{header.IssuedOn.Year:0000}/{issue.Institution.Code}"), $"{issue.Facts.Kind.Slug()}-{sequence:0000}");
        await Files.KeepAsync("templates", issue.Facts.Kind.Slug(), "txt", template.Content, cancellationToken);
        return new IssuedPaper
        {
            IssuerRegion = issue.Issuer.Region,
            Year = header.IssuedOn.Year,
            Sequence = sequence,
            Number = header.Number,
            IssuerName = issue.Issuer.Name,
            Kind = issue.Facts.Kind,
            CaseId = issue.Facts.CaseId,
            InstitutionCode = issue.Institution.Code,
            Title = title,
            IssuedOn = header.IssuedOn,
            IssuedAt = time.GetUtcNow(),
            IssuedBy = issue.Scope.Who,
            TemplateFile = template.File,
            TemplateSha256 = template.Sha256,
            WordPath = await Files.KeepAsync(folder, name, PaperForm.Word.Extension(), files.Word, cancellationToken),
            WordSha256 = KeptFiles.HashOf(files.Word),
            PdfPath = files.Pdf is null ? null : await Files.KeepAsync(folder, name, PaperForm.Pdf.Extension(), files.Pdf, cancellationToken),
            PdfSha256 = files.Pdf is null ? null : KeptFiles.HashOf(files.Pdf),
            ReplacesId = issue.Replaces?.PaperId,
        };
    }

    private async Task<bool> CommitAsync(PaperIssue issue, IssuedPaper row, CancellationToken cancellationToken) => await audit.CommitAsync(
        issue.Scope.Who,
        async (state, token) =>
        {
            var papers = Visible(state, issue.Scope);
            if (await issue.NextAsync(state, row.Year, token) != row.Sequence || (await issue.StandAsync(papers, token)).Outcome != IssueOutcome.Done)
            {
                return [];
            }

            if (issue.Replaces is { } replaced)
            {
                var old = await papers.SingleAsync(p => p.Id == replaced.PaperId, token);
                (old.VoidedAt, old.VoidedBy, old.VoidReason) = (row.IssuedAt, row.IssuedBy, replaced.Reason.Trim());
            }

            row.Id = 0;
            state.Add(row);
            return [new AuditLine("paper.issued", $"institution:{row.InstitutionCode}", issue.AuditOf(row))];
        },
        cancellationToken) > 0;

    private (FilledPaper Filled, PaperTemplate? Template) Fill(PaperFacts facts, PaperHeader header)
    {
        var faults = new List<TemplateFault>();
        var template = Templates.Find(facts.Kind, header.Issuer.Region, faults);
        return template is not null
            ? (PaperFiller.Fill(template, header, facts), template)
            : (new FilledPaper(null, [.. faults.Select(static fault => new PaperFault($"模板 {fault.File} 第 {fault.Line} 行：{fault.Zh}", fault.ToString()))]), null);
    }

    private async Task<Institution?> InstitutionAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<Institution>().AsNoTracking().Within(scope).SingleOrDefaultAsync(i => i.Code == code, cancellationToken);
    }

    private static bool IsReason(string? reason) => !string.IsNullOrWhiteSpace(reason) && reason.Trim().Length <= LongestReason;

    private DateOnly Today() => CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
}
