using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Reads the profiles, once, and stops the start where one cannot be read, naming every fault of every file.</summary>
internal sealed class ProfileOptionsCheck : IValidateOptions<ProfileOptions>
{
    private readonly Lock _lock = new();
    private readonly List<ProfileFault> _faults = [];
    private ProfileSet? _profiles;

    /// <summary>The profiles that were read.</summary>
    /// <param name="options">Where they lie.</param>
    public ProfileSet Read(ProfileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_lock)
        {
            return _profiles ??= ProfileFiles.Read(options.Folders, _faults, options.ScriptLimits);
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ProfileOptions options)
    {
        Read(options);
        return _faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(_faults.Select(fault => $"{ProfileOptions.Section}, {fault.File} {fault.Key}: {fault.Reason}"));
    }
}
