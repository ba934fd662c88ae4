using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Pdf;
using EnergyQuota.Documents.Word;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>The files of a paper. The same paper gives the same bytes.</summary>
/// <param name="Word">The Word file.</param>
/// <param name="Pdf">The PDF; <see langword="null"/> where it would print boxes.</param>
/// <param name="Missing">The characters that the PDF's typeface lacks; empty as a rule.</param>
public sealed record PaperFiles(byte[] Word, byte[]? Pdf, IReadOnlyList<string> Missing)
{
    /// <summary>Writes the files.</summary>
    /// <param name="paper">The paper.</param>
    public static PaperFiles Of(Paper paper)
    {
        // A name with a box in it is no name: better no PDF than such a one.
        var pdf = PdfWriter.Write(paper);
        return new PaperFiles(WordWriter.Write(paper), pdf.Missing.Count == 0 ? pdf.Bytes : null, pdf.Missing);
    }

    /// <summary>The bytes of a kind of file, or <see langword="null"/>.</summary>
    /// <param name="form">The kind of file.</param>
    public byte[]? Bytes(PaperForm form) => form == PaperForm.Pdf ? Pdf : Word;
}
