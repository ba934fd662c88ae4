using System.Diagnostics;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Registry.Meters;

/// <summary>Turns the registry's records of a register into the facts settlement works with. Pure.</summary>
public static class RegisterFactsBuilder
{
    /// <summary>Builds the facts of one register.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="register">One of its registers.</param>
    /// <param name="events">The register's dated facts and decisions, in any order.</param>
    /// <param name="bills">The register's bills, in any order.</param>
    /// <param name="siteZone">The zone used where the meter has none of its own.</param>
    public static RegisterFacts Build(
        Meter meter,
        MeterRegister register,
        IEnumerable<RegisterEventRecord> events,
        IEnumerable<Bill> bills,
        string siteZone)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(register);
        var zone = SiteZone.Find(meter.Zone ?? siteZone);
        return new RegisterFacts
        {
            Register = register.Id,
            Unit = register.Unit,
            ExpectedInterval = TimeSpan.FromSeconds(meter.ExpectedIntervalSeconds),
            AllowedGap = meter.AllowedGapSeconds is { } gap ? TimeSpan.FromSeconds(gap) : null,
            Modulus = register.Modulus,
            RatedMaxPerHour = register.RatedMaxPerHour,
            Step = register.Step,
            InstalledAt = meter.InstalledAt,
            Multiplier = meter.Multiplier,
            AlreadyMultiplied = meter.AlreadyMultiplied,
            Zone = zone,
            Events = [.. events.Select(ToEvent)],
            Intervals = [.. bills.Select(b => ToInterval(b, zone))],
        };
    }

    /// <summary>The dated fact that a record stands for.</summary>
    /// <param name="record">The record.</param>
    public static RegisterEvent ToEvent(RegisterEventRecord record) => (record ?? throw new ArgumentNullException(nameof(record))).Kind switch
    {
        RegisterEventKind.Replacement => new Replacement(record.At, record.Final ?? 0m, record.First ?? 0m),
        RegisterEventKind.MultiplierChange => new MultiplierChange(record.At, record.Factor ?? 1m),
        RegisterEventKind.Decision => new Decision(record.At, record.Decision ?? DecisionKind.Reject, record.Value),
        RegisterEventKind.HandReading => new HandReading(record.At, record.Value ?? 0m),
        _ => throw new UnreachableException(),
    };

    /// <summary>The interval amount that a bill stands for.</summary>
    /// <param name="bill">The bill.</param>
    /// <param name="zone">The register's zone.</param>
    public static IntervalAmount ToInterval(Bill bill, TimeZoneInfo zone) =>
        bill is null ? throw new ArgumentNullException(nameof(bill)) : new(CalendarDays.StartOf(bill.From, zone), CalendarDays.StartOf(bill.To, zone), bill.Quantity, bill.Document);
}
