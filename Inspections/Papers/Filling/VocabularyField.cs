using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>What can be printed of an item of a list, with how it comes from the item.</summary>
internal sealed record VocabularyField<TItem>(string Name, PlaceholderNeed Need, string Zh, string En, Func<TItem, string> Value);
