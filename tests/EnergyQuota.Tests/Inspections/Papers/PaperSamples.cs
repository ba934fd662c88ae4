using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>The shipped templates with the sample facts.</summary>
internal static class PaperSamples
{
    public static TheoryData<PaperKind> Kinds => [.. PaperKinds.All];

    public static PaperTemplate Shipped(PaperKind kind)
    {
        var faults = new List<TemplateFault>();
        var template = new TemplateFolders(TemplateFolders.Shipped, "").Find(kind, "", faults);
        Assert.Empty(faults);
        return template!;
    }

    public static FilledPaper Fill(PaperKind kind) => PaperFiller.Fill(Shipped(kind), SampleFacts.Header, SampleFacts.Of(kind));

    public static string Without(string text, params string[] lines) =>
        string.Concat(lines.Aggregate(text, (left, line) => left.Replace(line, "", StringComparison.Ordinal)).Where(c => !char.IsWhiteSpace(c)));
}
