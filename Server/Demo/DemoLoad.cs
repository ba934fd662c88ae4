namespace EnergyQuota.Server.Demo;

/// <summary>A load: an amount for the year and how it is spread over it.</summary>
/// <param name="Kind">Whose load it is.</param>
/// <param name="Use">What it is used for.</param>
/// <param name="AnnualAmount">The amount of a common year, in the meter's unit.</param>
/// <param name="NoiseKey">Makes its noise its own.</param>
public sealed record DemoLoad(DemoKind Kind, DemoUse Use, decimal AnnualAmount, int NoiseKey)
{
    /// <summary>What it draws in one hour, in the meter's unit, a whole number of hundredths.</summary>
    /// <param name="local">The hour's start on the site's clock.</param>
    public long HundredthsIn(DateTime local)
    {
        var weight = LoadProfile.Weight(Kind, Use, local) * (0.92 + (0.16 * DemoNoise.Unit(NoiseKey, local.Ticks / TimeSpan.TicksPerHour)));
        return (long)Math.Round((double)AnnualAmount * 100d / 8_760d * weight);
    }
}

/// <summary>What a load is used for.</summary>
public enum DemoUse
{
    /// <summary>Lighting and sockets: follows people.</summary>
    Lighting,

    /// <summary>Cooling and heat pumps: follows people and season.</summary>
    Cooling,

    /// <summary>Lifts, pumps, laboratories, wards: half steady.</summary>
    Power,

    /// <summary>Water: follows people, more in summer.</summary>
    Water,

    /// <summary>Gas for kitchens and boilers: meals, and cold months.</summary>
    Gas,
}

/// <summary>Noise without a state: the same key and hour give the same number.</summary>
internal static class DemoNoise
{
    /// <summary>A number from 0 up to 1.</summary>
    public static double Unit(long key, long hour)
    {
        unchecked
        {
            var x = ((ulong)key * 0x9E3779B97F4A7C15UL) ^ ((ulong)hour * 0xC2B2AE3D27D4EB4FUL);
            x ^= x >> 30;
            x *= 0xBF58476D1CE4E5B9UL;
            x ^= x >> 27;
            x *= 0x94D049BB133111EBUL;
            x ^= x >> 31;
            return (x >> 11) * (1d / (1UL << 53));
        }
    }
}
