using System.Text.Json;
using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Reads stored inputs of every form that was ever written. Pure.</summary>
public static class VerdictInputsReader
{
    /// <summary>Reads the inputs of a verdict.</summary>
    /// <param name="verdict">The verdict; one of format 1 leaves to it what its inputs do not say.</param>
    /// <returns>The inputs, or <see langword="null"/> and why they cannot be read.</returns>
    public static (VerdictInputs? Inputs, string Fault) Read(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        try
        {
            using var document = JsonDocument.Parse(verdict.InputsJson);
            DemandNoGaps(document.RootElement);
            var format = document.RootElement.TryGetProperty(nameof(VerdictInputs.Format), out var number) ? number.GetInt32() : 1;
            return format switch
            {
                1 => (FirstInputs.Read(document.RootElement, verdict), ""),
                VerdictInputs.CurrentFormat => Demand(document.RootElement.Deserialize<VerdictInputs>(InputsRecord.Options)!),
                _ => (null, $"Format {format} is newer than this program."),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Refuses a list with nothing where something should be; of single properties the serializer takes care.</summary>
    /// <param name="element">What was read.</param>
    /// <exception cref="JsonException">There is such a gap.</exception>
    internal static void DemandNoGaps(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Null)
                {
                    throw new JsonException("A list has a gap.");
                }

                DemandNoGaps(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                DemandNoGaps(property.Value);
            }
        }
    }

    private static (VerdictInputs? Inputs, string Fault) Demand(VerdictInputs inputs) => inputs switch
    {
        { Rules: not VerdictInputs.CurrentRules } => (null, $"This program does not know rules {inputs.Rules} any more, or not yet."),
        { WithoutRow: null, Standard: null } or { WithoutRow: null, Row: null } or { WithoutRow: null, Indicator: null } => (null, "The row is missing."),
        _ => (inputs, ""),
    };
}
