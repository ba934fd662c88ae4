namespace EnergyQuota.Documents.Content;

/// <summary>How a paper is laid out.</summary>
public enum PaperLook
{
    /// <summary>A report: small type, narrow margins, the title with a line below it, who issues it at the foot.</summary>
    Report,

    /// <summary>
    /// An official paper (公文): large type, wide margins, full lines around the cells of tables, the page's number in the middle of the foot.
    /// Its title is a <see cref="TitleLine"/> among the blocks, since the issuer's name stands above it.
    /// </summary>
    /// <remarks>It follows the usual practice of Chinese agencies; conformity with GB/T 9704 is not claimed.</remarks>
    Official,
}
