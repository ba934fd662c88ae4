using EnergyQuota.Metering;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>What one register shows at one time.</summary>
/// <param name="Time">The instant, UTC.</param>
/// <param name="Value">The register, kWh, at most six decimals.</param>
internal readonly record struct Position(DateTimeOffset Time, decimal Value);

/// <summary>One meter of the trial with everything that is published for it.</summary>
/// <param name="Institution">The code of the institution that stands for the building.</param>
/// <param name="Building">The building's name.</param>
/// <param name="Utility">The utility as in the files: electricity or gas.</param>
/// <param name="RatedMaxPerHour">The most it can rise in an hour, kWh.</param>
/// <param name="Positions">What is published, in time order, each time once.</param>
internal sealed record MeterSeries(string Institution, string Building, string Utility, decimal RatedMaxPerHour, IReadOnlyList<Position> Positions)
{
    /// <summary>The offset the stamps of the files are taken in, the same for all: a zone whose clocks do not change.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same as a zone's name.</summary>
    public const string Zone = "+08:00";

    /// <summary>The meter's code.</summary>
    public string Code => $"{Building}-{Utility}";

    /// <summary>The register in stores and ledger.</summary>
    public RegisterId Register => new(Code);

    /// <summary>What it measures.</summary>
    public EnergyType EnergyType => Utility == "gas" ? EnergyType.NaturalGas : EnergyType.Electricity;

    /// <summary>The value at which it turns over, or <see langword="null"/>.</summary>
    public decimal? Modulus { get; init; }

    /// <summary>Its replacement, or <see langword="null"/>.</summary>
    public MeterSwap? Swap { get; init; }
}

/// <summary>A replacement of a meter.</summary>
/// <param name="At">When.</param>
/// <param name="Final">What the old register showed.</param>
/// <param name="First">What the new register showed.</param>
internal sealed record MeterSwap(DateTimeOffset At, decimal Final, decimal First);
