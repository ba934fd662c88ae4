using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Stops the start where a profile cannot be read, naming every fault of every file.</summary>
internal sealed class ProfileOptionsCheck : IValidateOptions<ProfileOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ProfileOptions options)
    {
        var faults = new List<ProfileFault>();
        ProfileFiles.Read(options.Folders, faults, options.ScriptLimits);
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"{ProfileOptions.Section}, {fault.File} {fault.Key}: {fault.Reason}"));
    }
}
