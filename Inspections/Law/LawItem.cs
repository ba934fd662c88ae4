namespace EnergyQuota.Inspections.Law;

/// <summary>An item of a list in the law.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Zh">What it says, short, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record LawItem(int Number, string Zh, string En);
