using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>A paper that is being issued.</summary>
internal sealed record PaperIssue(Scope Scope, PaperFacts Facts, PaperReplacement? Replaces, Institution Institution, PaperIssuer Issuer)
{
    /// <summary>The head of the paper with a number.</summary>
    public PaperHeader Header(DateOnly day, int sequence, IssuedPaper? replaced) => new()
    {
        Number = Issuer.NumberOf(day.Year, sequence),
        Issuer = Issuer,
        InstitutionName = Institution.NameZh,
        IssuedOn = day,
        ReplacedNumber = replaced?.Number ?? "",
        ReplacedReason = Replaces?.Reason.Trim() ?? "",
    };

    /// <summary>The next number of the agency's year. It looks at all papers of the agency, whoever asks.</summary>
    public async Task<int> NextAsync(StateContext state, int year, CancellationToken cancellationToken) =>
        1 + (await state.Set<IssuedPaper>().Where(p => p.IssuerRegion == Issuer.Region && p.Year == year).MaxAsync(p => (int?)p.Sequence, cancellationToken) ?? 0);

    /// <summary>Whether the paper may be issued now; with it the paper that it replaces, or the one in the way.</summary>
    public async Task<IssueResult> StandAsync(IQueryable<IssuedPaper> papers, CancellationToken cancellationToken)
    {
        if (Replaces is { } replaced)
        {
            var old = await papers.SingleOrDefaultAsync(p => p.Id == replaced.PaperId, cancellationToken);
            return IssueResult.Of(
                old is null ? IssueOutcome.NotFound
                : old.VoidedAt is not null || old.Kind != Facts.Kind || old.CaseId != Facts.CaseId || old.InstitutionCode != Institution.Code ? IssueOutcome.NotInOrder
                : IssueOutcome.Done,
                old);
        }

        var same = await papers.FirstOrDefaultAsync(p => p.Kind == Facts.Kind && p.CaseId == Facts.CaseId && p.VoidedAt == null, cancellationToken);
        return IssueResult.Of(same is null ? IssueOutcome.Done : IssueOutcome.AlreadyIssued, same);
    }

    /// <summary>What the audit line says.</summary>
    public object AuditOf(IssuedPaper row) => new
    {
        row.Number,
        row.Kind,
        row.CaseId,
        row.Title,
        row.IssuerRegion,
        row.Year,
        row.Sequence,
        row.WordSha256,
        row.PdfSha256,
        row.TemplateFile,
        row.TemplateSha256,
        Replaces = Replaces?.PaperId,
        Reason = Replaces?.Reason.Trim(),
    };
}
