using EnergyQuota.Metering;

namespace EnergyQuota.Registry.Meters;

/// <summary>One counter of a meter.</summary>
public sealed class MeterRegister
{
    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name within the meter.</summary>
    public string Name { get; set; } = RegisterId.DefaultName;

    /// <summary>The unit it counts in.</summary>
    public required MeasureUnit Unit { get; set; }

    /// <summary>The value at which it turns over, or <see langword="null"/>.</summary>
    public decimal? Modulus { get; set; }

    /// <summary>The most it can rise in an hour, in its unit, or <see langword="null"/>.</summary>
    public decimal? RatedMaxPerHour { get; set; }

    /// <summary>One step of the counter, in its unit. Default 0.</summary>
    public decimal Step { get; set; }

    /// <summary>The name used by stores and ledger.</summary>
    public RegisterId Id => new(MeterCode, Name);
}
