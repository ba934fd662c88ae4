namespace EnergyQuota.Inspections.Papers;

/// <summary>Why a paper cannot be made, for a person.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record PaperFault(string Zh, string En);
