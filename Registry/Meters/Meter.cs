using EnergyQuota.Metering;

namespace EnergyQuota.Registry.Meters;

/// <summary>A meter (计量器具) of an institution.</summary>
public sealed class Meter
{
    /// <summary>The code, unique in the installation, 1 to 64 characters; it names the meter in payloads.</summary>
    public required string Code { get; set; }

    /// <summary>The institution that owns it; a message of another institution's topic may not carry it.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The name in Chinese.</summary>
    public string NameZh { get; set; } = "";

    /// <summary>The name in English.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>What it measures.</summary>
    public required EnergyType EnergyType { get; set; }

    /// <summary>Its place in the metering tree.</summary>
    public required MeterRole Role { get; set; }

    /// <summary>The meter upstream of it before the first <see cref="MeterParentChange"/>, or <see langword="null"/>.</summary>
    public string? ParentCode { get; set; }

    /// <summary>What the electricity behind it is used for, or <see langword="null"/> where that is mixed or unknown; electricity only.</summary>
    public SubItem? SubItem { get; set; }

    /// <summary>
    /// The household (户) it serves: the building, department or tenant, as the agency calls it; at most 100 characters,
    /// empty where it serves no single one.
    /// </summary>
    public string Household { get; set; } = "";

    /// <summary>
    /// Not all that hangs below it has a meter of its own: what is left over is load without a meter and no loss. Default no.
    /// </summary>
    public bool PartlyMeteredBelow { get; set; }

    /// <summary>The zone of its days; <see langword="null"/>: the site's. See <see cref="SiteZone.Find"/>.</summary>
    public string? Zone { get; set; }

    /// <summary>How far apart readings are expected, in seconds; more than 0. Default 900.</summary>
    public int ExpectedIntervalSeconds { get; set; } = 900;

    /// <summary>The allowed gap in seconds; <see langword="null"/>: twice the expected interval.</summary>
    public int? AllowedGapSeconds { get; set; }

    /// <summary>When it was installed, or <see langword="null"/> where unknown.</summary>
    public DateTimeOffset? InstalledAt { get; set; }

    /// <summary>When it was taken away, or <see langword="null"/>.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>The transformer ratio before the first change; more than 0. Default 1.</summary>
    public decimal Multiplier { get; set; } = 1m;

    /// <summary>Its values come already multiplied by the gateway.</summary>
    public bool AlreadyMultiplied { get; set; }

    /// <summary>It sends nothing; its amounts come from bills.</summary>
    public bool Billed { get; set; }

    /// <summary>Its registers; at least one.</summary>
    public IList<MeterRegister> Registers { get; init; } = [];

    /// <summary>The registers that make up its amount: the total where there is one, else its tariffs, which add up to it.</summary>
    public IEnumerable<MeterRegister> Counted() =>
        Registers.FirstOrDefault(register => register.Name == RegisterId.DefaultName) is { } total ? [total] : Registers;
}

/// <summary>A meter's place in the metering tree. The numbers are stored and never reused.</summary>
public enum MeterRole
{
    /// <summary>Main meter at the entry (入口).</summary>
    Main = 1,

    /// <summary>Branch meter below a main meter.</summary>
    Branch = 2,

    /// <summary>Sub-meter below a branch.</summary>
    Sub = 3,

    /// <summary>Check meter: never summed.</summary>
    Check = 4,
}
