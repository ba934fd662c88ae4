using System.Text.Json;
using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reads the boundary formula that a closing keeps.</summary>
internal static class ClosedFormula
{
    /// <summary>The registers that it names.</summary>
    /// <param name="json">A head's <see cref="PeriodClosing.FormulaJson"/>, or <see langword="null"/>: none.</param>
    public static IEnumerable<RegisterId> RegistersOf(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<Part>>(json, ClosingJson.Options)!.Select(part => new RegisterId(part.MeterCode, part.RegisterName)).Distinct();

    private sealed record Part(string MeterCode, string RegisterName);
}
