using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Registry.Meters;

/// <summary>A dated fact or decision about a register as it is stored: replacement, multiplier change or decision.</summary>
public sealed class RegisterEventRecord
{
    /// <summary>The number of the record.</summary>
    public int Id { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>What it is.</summary>
    public required RegisterEventKind Kind { get; set; }

    /// <summary>The instant it holds from, or the first point of what is decided.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Replacement: what the old register showed at the end.</summary>
    public decimal? Final { get; set; }

    /// <summary>Replacement: what the new register showed at the start.</summary>
    public decimal? First { get; set; }

    /// <summary>Multiplier change: the new factor.</summary>
    public decimal? Factor { get; set; }

    /// <summary>Decision: what was decided.</summary>
    public DecisionKind? Decision { get; set; }

    /// <summary>
    /// Decision: its amount, count or value; see <see cref="Metering.Settlement.Decision"/>. Hand reading: what the register showed.
    /// </summary>
    public decimal? Value { get; set; }

    /// <summary>The document or reason it rests on.</summary>
    public required string Source { get; set; }

    /// <summary>Who did it on the spot, e.g. the fitter who replaced the meter; <see langword="null"/> where it is not told.</summary>
    public string? DoneBy { get; set; }

    /// <summary>
    /// The photograph or paper it rests on: SHA-256 in hexadecimal, a point and <c>jpg</c>, <c>png</c> or <c>pdf</c>;
    /// <see langword="null"/> where there is none.
    /// </summary>
    public string? Attachment { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}

/// <summary>What a dated register fact is. The numbers are stored and never reused.</summary>
public enum RegisterEventKind
{
    /// <summary>The meter was replaced (换表).</summary>
    Replacement = 1,

    /// <summary>The transformer ratio changed.</summary>
    MultiplierChange = 2,

    /// <summary>An officer's decision.</summary>
    Decision = 3,

    /// <summary>A person read the register (手抄表).</summary>
    HandReading = 4,
}
