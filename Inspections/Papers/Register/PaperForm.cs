using System.Diagnostics;
using EnergyQuota.Documents.Word;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>A kind of file of a paper.</summary>
public enum PaperForm
{
    /// <summary>A Word file, to be signed, stamped or changed outside.</summary>
    Word,

    /// <summary>A PDF file, to be looked at and printed.</summary>
    Pdf,
}

/// <summary>What is known about kinds of files.</summary>
public static class PaperForms
{
    /// <summary>The ending, without a dot.</summary>
    /// <param name="form">The kind of file.</param>
    public static string Extension(this PaperForm form) => form switch
    {
        PaperForm.Word => "docx",
        PaperForm.Pdf => "pdf",
        _ => throw new UnreachableException(),
    };

    /// <summary>The media type.</summary>
    /// <param name="form">The kind of file.</param>
    public static string ContentType(this PaperForm form) => form == PaperForm.Pdf ? "application/pdf" : WordWriter.ContentType;

    /// <summary>The kind of file of an ending, or <see langword="null"/>.</summary>
    /// <param name="extension">The ending; may be <see langword="null"/>.</param>
    public static PaperForm? Find(string? extension) =>
        Enum.GetValues<PaperForm>().Where(form => form.Extension() == extension).Cast<PaperForm?>().FirstOrDefault();
}
