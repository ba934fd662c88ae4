using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EnergyQuota.Tests.Documents;

/// <summary>Looks into a Word file.</summary>
internal static class WordFile
{
    /// <summary>What the schema of Office says against it; nothing as a rule.</summary>
    public static IReadOnlyList<string> FaultsOf(byte[] word)
    {
        using var document = Open(word);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }

    /// <summary>The text of the body in its order, without head and foot.</summary>
    public static string TextOf(byte[] word)
    {
        using var document = Open(word);
        return string.Concat(document.MainDocumentPart!.Document!.Body!.Descendants<Text>().Select(text => text.Text));
    }

    /// <summary>Asks something about the document.</summary>
    public static T Ask<T>(byte[] word, Func<MainDocumentPart, T> question)
    {
        using var document = Open(word);
        return question(document.MainDocumentPart!);
    }

    private static WordprocessingDocument Open(byte[] word) => WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
}
