using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Packing;

namespace EnergyQuota.Documents.Word;

/// <summary>Writes a paper as a Word file that can be changed further: styles, tables whose header row repeats, page numbers as fields, pictures inside.</summary>
/// <remarks>The typefaces are named and not inside the file. The same paper gives the same bytes.</remarks>
public static class WordWriter
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes a paper.</summary>
    /// <param name="paper">The paper.</param>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            Fill(document, paper);
        }

        return RepeatablePackage.Of(stream);
    }

    private static void Fill(WordprocessingDocument document, Paper paper)
    {
        var properties = document.PackageProperties;
        properties.Title = StorableText.Of(paper.Title);
        properties.Subject = StorableText.Of(paper.Subtitle);
        properties.Creator = StorableText.Of(paper.Author);
        properties.Language = paper.Language;
        properties.Created = paper.Created.UtcDateTime;
        properties.Modified = paper.Created.UtcDateTime;

        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Make(paper.Look);
        main.AddNewPart<FontTablePart>("fonts").Fonts = WordFonts.Of(paper.Look).Table();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
        var edges = new WordEdges(main, paper).Make();
        main.Document = new Document(new WordBody(main, paper).Make(edges));
    }

    private static Settings Settings() => new(
        new Zoom { Percent = 100.ToString(CultureInfo.InvariantCulture) },
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
}
