using EnergyQuota.Ingest.Profiles.Scripts;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Reads the profiles of a folder.</summary>
public static class ProfileFiles
{
    /// <summary>The ending of a profile's file.</summary>
    public const string Ending = ".yaml";

    /// <summary>Reads every profile of some folders; one of a later folder takes the place of an earlier one of the same name.</summary>
    /// <param name="folders">The folders; one that does not exist is a fault.</param>
    /// <param name="faults">Gets what is wrong with them.</param>
    /// <param name="limits">What their scripts may use; <see langword="null"/>: the default.</param>
    /// <returns>The good profiles.</returns>
    public static ProfileSet Read(IEnumerable<string> folders, ICollection<ProfileFault> faults, ScriptLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(faults);
        var profiles = new Dictionary<string, PayloadProfile>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                faults.Add(new ProfileFault(folder, "", "is no folder"));
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal))
            {
                var found = new List<ProfileFault>();
                if (ProfileParser.Parse(Path.GetFileName(file), File.ReadAllText(file), new ScriptFolder(folder, limits ?? ScriptLimits.Default), found) is { } profile)
                {
                    profiles[profile.Name] = profile;
                }

                found.ForEach(faults.Add);
            }
        }

        return new ProfileSet(profiles.Values);
    }
}
