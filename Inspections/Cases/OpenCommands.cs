using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>An inspection to be planned.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Text">Why; 1 to 4000 characters.</param>
/// <param name="ParentId">The explanation, tip, audit or opinion from which it comes; <see langword="null"/>: none.</param>
public sealed record OpenInspection(string InstitutionCode, string Text, long? ParentId = null);

/// <summary>A rectification opinion to be drawn up.</summary>
/// <param name="ParentId">The inspection, explanation, audit or tip in which the waste was found.</param>
/// <param name="Place">Where energy is wasted; 1 to 200 characters.</param>
/// <param name="Text">What is wasted and what is to be done; 1 to 4000 characters.</param>
public sealed record OpenOpinion(long ParentId, string Place, string Text);

/// <summary>An energy audit to be decided.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Text">Why; 1 to 4000 characters.</param>
/// <param name="ExplanationId">The explanation that it is to verify (art. 23 (6)); <see langword="null"/>: none.</param>
public sealed record OpenAudit(string InstitutionCode, string Text, long? ExplanationId = null);

/// <summary>A tip as it came in.</summary>
/// <param name="InstitutionCode">The institution it is about.</param>
/// <param name="Text">What is reported; 1 to 4000 characters.</param>
/// <param name="Informant">Who reports and how to reach them; at most 400 characters; empty: unknown.</param>
public sealed record OpenTip(string InstitutionCode, string Text, string Informant = "")
{
    /// <summary>The day it was received; <see langword="null"/>: today. The clock for the answer starts from it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Photographs and papers, at most 20.</summary>
    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>The rows of the law for the opening.</summary>
    internal static LegalBasis Basis => LegalBasis.Decree(8);
}
