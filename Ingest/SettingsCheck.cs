using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest;

/// <summary>Checks a section against the bounds on its options class and names every fault by its configuration key.</summary>
internal sealed class SettingsCheck<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(f => $"{section}:{string.Join(',', f.MemberNames)}: {f.ErrorMessage}"));
    }
}
