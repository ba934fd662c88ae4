namespace EnergyQuota.Quotas.Evidence;

/// <summary>How far a pack's origin is proved.</summary>
public enum PackOrigin
{
    /// <summary>It is not: the signature is wrong, or of another key than the trusted one.</summary>
    Refuted,

    /// <summary>It is not known: no key from elsewhere was given, and the one in the pack proves nothing.</summary>
    Unproved,

    /// <summary>The trusted key signed it.</summary>
    Proved,
}

/// <summary>What a check of an evidence pack looked at and found.</summary>
/// <param name="Manifest">What the pack says it is; <see langword="null"/> where that cannot be read.</param>
/// <param name="Origin">How far its origin is proved.</param>
/// <param name="KeyFingerprint">The fingerprint of the key that signed it, by the key in the pack or the one given; empty: none did.</param>
/// <param name="Files">How many files agreed with the manifest.</param>
/// <param name="Registers">How many registers were settled again from their readings.</param>
/// <param name="Readings">From how many readings.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="Notes">What was not computed again, and why.</param>
public sealed record PackReport(
    PackManifest? Manifest, PackOrigin Origin, string KeyFingerprint, int Files, int Registers, long Readings, IReadOnlyList<PackFault> Faults, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing is wrong with it.</summary>
    public bool IsWhole => Faults.Count == 0;
}
