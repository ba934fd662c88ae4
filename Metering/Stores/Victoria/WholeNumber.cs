namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Whole numbers in floats, exactly.</summary>
/// <remarks>
/// The server keeps floats, and in each block of them as whole numbers with one common power of ten: a block with a very
/// large and a very small number loses the small one's digits. Whole numbers up to 2^53 are exact in a float, and in a
/// block of their own kind; a larger one is split in two of that kind.
/// </remarks>
internal static class WholeNumber
{
    /// <summary>The largest magnitude of one float: 2^53.</summary>
    public const long Largest = 1L << 53;

    private const long Base = 1_000_000_000;

    /// <summary>Whether a number needs two floats.</summary>
    public static bool IsSplit(long number) => number is > Largest or < -Largest;

    /// <summary>The float, or the lower of two.</summary>
    public static long Low(long number) => IsSplit(number) ? number % Base : number;

    /// <summary>The upper of two floats.</summary>
    public static long High(long number) => number / Base;

    /// <summary>The number again.</summary>
    public static long Join(long low, long high) => (high * Base) + low;
}
