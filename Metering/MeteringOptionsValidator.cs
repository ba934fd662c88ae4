using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Metering;

/// <summary>Reports every fault of the settings at once, each with its key.</summary>
internal sealed class MeteringOptionsValidator : IValidateOptions<MeteringOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MeteringOptions options)
    {
        var faults = new List<string>();
        if (!options.IsInflux && !options.IsVictoria && !string.Equals(options.Store, "duckdb", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{MeteringOptions.Section}:{nameof(options.Store)} is '{options.Store}'; it must be duckdb, influxdb or victoriametrics.");
        }

        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            faults.Add($"{MeteringOptions.FolderKey} is empty; it must name the folder in which data is kept.");
        }

        Check(options.DuckDb, nameof(options.DuckDb), faults);
        if (options.IsInflux)
        {
            Check(options.InfluxDb, nameof(options.InfluxDb), faults);
            if (options.InfluxDb.IsSecond && !IsToken(options.InfluxDb.Token))
            {
                faults.Add($"{MeteringOptions.Section}:{nameof(options.InfluxDb)}:{nameof(options.InfluxDb.Token)}: version 2 needs a token of visible ASCII characters.");
            }
        }

        if (options.IsVictoria)
        {
            Check(options.VictoriaMetrics, nameof(options.VictoriaMetrics), faults);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && token.All(static c => c is > ' ' and <= '~');

    private static void Check(object part, string key, List<string> faults)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
        faults.AddRange(results.Select(result => $"{MeteringOptions.Section}:{key}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
    }
}
