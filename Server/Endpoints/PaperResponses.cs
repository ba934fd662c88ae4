using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Register;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Why a paper is void, or corrected.</summary>
/// <param name="Reason">The reason; 1 to 500 characters.</param>
public sealed record PaperReason(string? Reason);

/// <summary>A part of the list of issued papers.</summary>
/// <param name="Total">How many fit the filter in all.</param>
/// <param name="Papers">The part asked for.</param>
public sealed record PaperList(int Total, IEnumerable<PaperResponse> Papers);

/// <summary>An issued paper.</summary>
/// <param name="Id">Its number in the register, for <c>/papers/{id}/file</c>.</param>
/// <param name="Number">Its number as printed.</param>
/// <param name="Year">The year of its number.</param>
/// <param name="Sequence">Its number within agency and year.</param>
/// <param name="Issuer">The agency as printed.</param>
/// <param name="Kind">The kind, as <c>explanation-notice</c>.</param>
/// <param name="CaseId">The case.</param>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Title">Its title.</param>
/// <param name="IssuedOn">The day printed on it.</param>
/// <param name="IssuedAtUtc">When it was issued.</param>
/// <param name="IssuedBy">By which account.</param>
/// <param name="WordSha256">SHA-256 of the Word file.</param>
/// <param name="PdfSha256">SHA-256 of the PDF; left out where there is none.</param>
/// <param name="Template">The template it was made by.</param>
/// <param name="TemplateSha256">SHA-256 of that template.</param>
/// <param name="ReplacesId">The paper it takes the place of.</param>
/// <param name="VoidedAtUtc">When it was declared void.</param>
/// <param name="VoidedBy">By whom.</param>
/// <param name="VoidReason">Why; empty where it is in force.</param>
public sealed record PaperResponse(
    long Id, string Number, int Year, int Sequence, string Issuer, string Kind, long CaseId, string InstitutionCode, string Title, DateOnly IssuedOn,
    DateTimeOffset IssuedAtUtc, string IssuedBy, string WordSha256, string? PdfSha256, string Template, string TemplateSha256, long? ReplacesId,
    DateTimeOffset? VoidedAtUtc, string? VoidedBy, string VoidReason)
{
    internal static PaperResponse From(IssuedPaper paper) => new(
        paper.Id, paper.Number, paper.Year, paper.Sequence, paper.IssuerName, paper.Kind.Slug(), paper.CaseId, paper.InstitutionCode, paper.Title, paper.IssuedOn,
        paper.IssuedAt, paper.IssuedBy, paper.WordSha256, paper.PdfSha256, paper.TemplateFile, paper.TemplateSha256, paper.ReplacesId,
        paper.VoidedAt, paper.VoidedBy, paper.VoidReason);
}
