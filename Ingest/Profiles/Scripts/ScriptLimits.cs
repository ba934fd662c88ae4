namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>What a vendor's script may use for one message.</summary>
/// <param name="Time">The longest it may run.</param>
/// <param name="Statements">The most statements; the limit that is met first, and always at the same one.</param>
/// <param name="Bytes">The most memory it may ask for, in bytes.</param>
/// <param name="Depth">How deep calls may nest.</param>
public sealed record ScriptLimits(TimeSpan Time, int Statements, long Bytes, int Depth)
{
    /// <summary>1 second, 100 000 statements, 16 MB, 64 calls.</summary>
    public static readonly ScriptLimits Default = new(TimeSpan.FromSeconds(1), 100_000, 16_000_000, 64);
}
