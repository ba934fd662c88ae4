namespace EnergyQuota.Metering;

/// <summary>The name of one register: one counter (计度器) of one meter.</summary>
/// <remarks>
/// A meter with one counter has the register <see cref="DefaultName"/>. The name is the same in the registry,
/// the reading stores and the consumption ledger, so that a store can be read without the registry.
/// </remarks>
/// <param name="Meter">The meter's code: 1 to 64 characters, unique in the installation, compared exactly.</param>
/// <param name="Name">The register's name within the meter: 1 to 64 characters, compared exactly.</param>
public readonly record struct RegisterId(string Meter, string Name) : IComparable<RegisterId>
{
    /// <summary>The name of a meter's only register.</summary>
    public const string DefaultName = "total";

    /// <summary>Makes the name of a meter's only register.</summary>
    /// <param name="meter">The meter's code.</param>
    public RegisterId(string meter)
        : this(meter, DefaultName)
    {
    }

    /// <summary>Mostly of the meter: it has few registers, and readings are looked up by the million.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Meter?.GetHashCode(StringComparison.Ordinal), Name is { Length: > 0 } name ? (name.Length << 16) + name[^1] : 0);

    /// <summary>Orders by meter, then by register, ordinally: the order in which stores return readings.</summary>
    /// <param name="other">The register to compare with.</param>
    public int CompareTo(RegisterId other)
    {
        var byMeter = string.CompareOrdinal(Meter, other.Meter);
        return byMeter != 0 ? byMeter : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The meter's code, a slash and the register's name.</summary>
    public override string ToString() => $"{Meter}/{Name}";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(RegisterId left, RegisterId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(RegisterId left, RegisterId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(RegisterId left, RegisterId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(RegisterId left, RegisterId right) => left.CompareTo(right) >= 0;
}
