namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>An issued paper. Its files never change and its number stays used, also when it is void; a corrected one is another paper with a number of its own.</summary>
public sealed class IssuedPaper
{
    /// <summary>The number of the row.</summary>
    public long Id { get; set; }

    /// <summary>The region of the agency that issued it; see <see cref="PaperIssuer.Region"/>. With year and sequence it is unique.</summary>
    public required string IssuerRegion { get; set; }

    /// <summary>The year of its number.</summary>
    public required int Year { get; set; }

    /// <summary>Its number within agency and year: 1, 2, 3, … over all kinds, without gaps.</summary>
    public required int Sequence { get; set; }

    /// <summary>The number as printed (文号).</summary>
    public required string Number { get; set; }

    /// <summary>The agency's name as printed.</summary>
    public required string IssuerName { get; set; }

    /// <summary>The kind of paper.</summary>
    public required PaperKind Kind { get; set; }

    /// <summary>The case it belongs to; see <see cref="Facts.PaperFacts.CaseId"/>.</summary>
    public required long CaseId { get; set; }

    /// <summary>The institution it is about.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>Its title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>The day printed on it, in the site's zone.</summary>
    public required DateOnly IssuedOn { get; set; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; set; }

    /// <summary>The account that issued it.</summary>
    public required string IssuedBy { get; set; }

    /// <summary>The template it was made by.</summary>
    public required string TemplateFile { get; set; }

    /// <summary>The SHA-256 of that template, which is kept among the papers.</summary>
    public required string TemplateSha256 { get; set; }

    /// <summary>The Word file's place below the folder of papers, with forward slashes.</summary>
    public required string WordPath { get; set; }

    /// <summary>The SHA-256 of the Word file, 64 lower-case hexadecimal digits.</summary>
    public required string WordSha256 { get; set; }

    /// <summary>The PDF file's place; <see langword="null"/> where the typeface of the PDF lacks a character, so that only the Word file is whole.</summary>
    public string? PdfPath { get; set; }

    /// <summary>The SHA-256 of the PDF file, or <see langword="null"/>.</summary>
    public string? PdfSha256 { get; set; }

    /// <summary>The paper that it takes the place of, or <see langword="null"/>.</summary>
    public long? ReplacesId { get; set; }

    /// <summary>When it was declared void, or <see langword="null"/>.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>Who declared it void, or <see langword="null"/>.</summary>
    public string? VoidedBy { get; set; }

    /// <summary>Why; empty until then.</summary>
    public string VoidReason { get; set; } = "";

    /// <summary>The name under which a file of it is handed out.</summary>
    /// <param name="form">Which file.</param>
    public string FileName(PaperForm form) => FormattableString.Invariant($"{Number}-{Kind.NameZh()}.{form.Extension()}");
}
