namespace EnergyQuota.Inspections.Cases;

/// <summary>Something found on the spot or in an audit: a temperature, a meter beside our record of it, or an observation. Never changed.</summary>
public sealed class SiteFinding
{
    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>Its number in the case, from 1; photographs and violations refer to it.</summary>
    public required int Number { get; set; }

    /// <summary>What it is.</summary>
    public required FindingType Type { get; set; }

    /// <summary>Where: the room, the meter cabinet; 1 to 200 characters.</summary>
    public required string Place { get; set; }

    /// <summary>In words; 1 to 4000 characters.</summary>
    public required string Text { get; set; }

    /// <summary>Temperature: what the air-conditioning is set to, °C; −40 to 60.</summary>
    public decimal? SetCelsius { get; set; }

    /// <summary>Temperature: measured in the room, °C; −40 to 60.</summary>
    public decimal? MeasuredCelsius { get; set; }

    /// <summary>Temperature: outdoors at the same time, °C; −60 to 60.</summary>
    public decimal? OutdoorCelsius { get; set; }

    /// <summary>Meter: the code of the meter in the registry.</summary>
    public string? MeterCode { get; set; }

    /// <summary>Meter: the name of its register in the registry.</summary>
    public string? RegisterName { get; set; }

    /// <summary>Meter: the serial number on its plate; at most 64 characters.</summary>
    public string? PlateSerial { get; set; }

    /// <summary>Meter: what its register shows, in its own unit; 0 or more.</summary>
    public decimal? PlateRegister { get; set; }

    /// <summary>Meter: the newest register we had at that moment, not older than two days, or <see langword="null"/>.</summary>
    public decimal? OurRegister { get; set; }

    /// <summary>Meter: the time of <see cref="OurRegister"/>.</summary>
    public DateTimeOffset? OurRegisterAt { get; set; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>What a finding is. The numbers are stored and never reused.</summary>
public enum FindingType
{
    /// <summary>An observation in words.</summary>
    Observation = 1,

    /// <summary>Temperatures of a room.</summary>
    Temperature = 2,

    /// <summary>A meter's plate and register beside ours.</summary>
    Meter = 3,

    /// <summary>Use against the rules that wastes energy: what an opinion of art. 41 may rest on.</summary>
    Waste = 4,
}
