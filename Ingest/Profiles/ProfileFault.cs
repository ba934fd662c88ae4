namespace EnergyQuota.Ingest.Profiles;

/// <summary>What is wrong with a profile's file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Key">The key, with its place in the file.</param>
/// <param name="Reason">What is wrong and what is right.</param>
public sealed record ProfileFault(string File, string Key, string Reason)
{
    /// <summary>File, key and reason.</summary>
    public override string ToString() => $"{File}: {Key} {Reason}";
}
