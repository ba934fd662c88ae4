using System.Text.Json;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>What a line of the audit log says of a verdict when it was found or revised.</summary>
/// <param name="Number">The number of the line.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Value">The value.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Inputs">The digest of the inputs; <see langword="null"/> in lines written before they named it.</param>
internal sealed record VerdictLine(long Number, Grade Grade, decimal? Value, string Reasons, string? Inputs)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="verdict">The verdict looked for.</param>
    /// <returns>What it says, or <see langword="null"/> where it tells of another revision, indicator or institution.</returns>
    public static VerdictLine? Read(AuditEntry line, Verdict verdict)
    {
        using var detail = JsonDocument.Parse(line.Detail);
        var root = detail.RootElement;
        return line.Subject == $"institution:{verdict.InstitutionCode}:{verdict.Year}"
            && root.GetProperty(nameof(Verdict.Revision)).GetInt32() == verdict.Revision
            && Indicator(root.GetProperty(nameof(Verdict.Indicator))) == verdict.Indicator
            ? new VerdictLine(
                line.Id,
                (Grade)root.GetProperty(nameof(Verdict.Grade)).GetInt32(),
                root.GetProperty(nameof(Verdict.Value)) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null,
                root.GetProperty(nameof(Verdict.Reasons)).GetString() ?? "",
                root.TryGetProperty(nameof(Inputs), out var inputs) ? inputs.GetString() : null)
            : null;
    }

    /// <summary>What it says otherwise than a verdict; <see langword="null"/>: it says the same.</summary>
    /// <param name="verdict">The verdict.</param>
    public string? Fault(Verdict verdict) => (Grade, Value, Reasons) != (verdict.Grade, verdict.Value, verdict.Reasons)
        ? $"Line {Number} of the audit log says another grade, value or reason."
        : Inputs is not null && Inputs != InputsDigest.Of(verdict.InputsJson)
            ? $"Line {Number} of the audit log names other inputs than those of the verdict."
            : null;

    private static QuotaIndicator? Indicator(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : (QuotaIndicator)element.GetInt32();
}
