using EnergyQuota.Metering;

namespace EnergyQuota.Registry.Meters;

/// <summary>An interval amount: a bill or delivery for a register that sends nothing.</summary>
public sealed class Bill
{
    /// <summary>The number of the bill in this installation.</summary>
    public int Id { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>First day, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last day, exclusive.</summary>
    public required DateOnly To { get; set; }

    /// <summary>The amount, in the register's unit.</summary>
    public required decimal Quantity { get; set; }

    /// <summary>The cost in yuan, or <see langword="null"/>.</summary>
    public decimal? CostYuan { get; set; }

    /// <summary>The bill's number.</summary>
    public required string Document { get; set; }

    /// <summary>
    /// The scan or photograph of it: SHA-256 in hexadecimal, a point and <c>jpg</c>, <c>png</c> or <c>pdf</c>;
    /// <see langword="null"/> where there is none.
    /// </summary>
    public string? Attachment { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}
