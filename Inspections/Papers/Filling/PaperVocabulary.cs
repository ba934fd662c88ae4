using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>What the templates of one kind of paper can print, each placeholder together with how its value comes from the facts.</summary>
public abstract class PaperVocabulary
{
    private protected PaperVocabulary(PaperKind kind) => Kind = kind;

    /// <summary>The kind of paper.</summary>
    public PaperKind Kind { get; }

    /// <summary>The placeholders.</summary>
    public abstract IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>The lists.</summary>
    public abstract IReadOnlyList<PlaceholderList> Lists { get; }

    /// <summary>The vocabulary of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static PaperVocabulary Of(PaperKind kind) => Vocabularies.All[kind];

    /// <summary>The values of a paper. Pure.</summary>
    /// <param name="header">What the register and the settings add.</param>
    /// <param name="facts">The facts; of this kind.</param>
    /// <exception cref="ArgumentException">The facts are those of another kind.</exception>
    public abstract PaperValues ValuesOf(PaperHeader header, PaperFacts facts);
}
