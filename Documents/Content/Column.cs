namespace EnergyQuota.Documents.Content;

/// <summary>A column of a table.</summary>
/// <param name="Header">The words above it.</param>
/// <param name="Weight">Its share of the table's width against the other columns; above 0.</param>
/// <param name="Side">Where texts stand.</param>
public sealed record Column(string Header, double Weight = 1, Side Side = Side.Left);
