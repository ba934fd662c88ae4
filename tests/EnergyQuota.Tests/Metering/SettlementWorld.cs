using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering;

/// <summary>Makes up what can happen to a register: readings of every kind, facts and decisions, on a grid of half hours.</summary>
internal static class SettlementWorld
{
    public const int Slots = 500;

    public static readonly RegisterId Register = new("m1");

    private static readonly DateTimeOffset Start = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Facts that differ in what is known of the register.</summary>
    public static readonly Gen<RegisterFacts> Facts =
        Gen.Select(OneOf<decimal?>(null, 1000m, 70m), OneOf<decimal?>(null, 12m, 30m), OneOf("UTC", "Asia/Shanghai", "Europe/Berlin", "Asia/Kolkata"))
            .Select((modulus, rated, zone) => new RegisterFacts
            {
                Register = Register,
                Unit = MeasureUnit.WattHour,
                ExpectedInterval = TimeSpan.FromMinutes(30),
                Modulus = modulus,
                RatedMaxPerHour = rated,
                Zone = SiteZone.Find(zone),
                Multiplier = 3m,
            });

    /// <summary>A reading somewhere on the grid: mostly on a rising line, often beside it.</summary>
    public static readonly Gen<Reading> Reading =
        Gen.Select(Gen.Int[0, Slots], Gen.Frequency((8, Gen.Const(0)), (4, Gen.Int[1, 9])), Gen.Int[0, 9])
            .Select((slot, kind, off) => new Reading(
                Register,
                At(slot),
                kind switch
                {
                    1 => 0m,
                    2 => Line(slot) + 400m,
                    3 => Line(slot) - 0.7m,
                    4 => -1m,
                    5 => 5000m,
                    6 => off * 37.123457m,
                    7 or 8 => Line(slot) / 2m,
                    9 => Line(slot) + 0.000001m,
                    _ => Line(slot),
                },
                At(slot).AddSeconds(2),
                off == 9 ? TimeBasis.ClockRejected : TimeBasis.Device));

    /// <summary>A run of readings, so that levels can last.</summary>
    public static readonly Gen<Reading[]> Run =
        Gen.Select(Reading, Gen.Int[1, 40], Gen.Int[0, 3])
            .Select((first, length, slope) => Enumerable.Range(0, length)
                .Select(i => first with
                {
                    Time = first.Time.AddMinutes(30 * i),
                    ReceivedAt = first.ReceivedAt.AddMinutes(30 * i),
                    Value = first.Value + (slope * i),
                })
                .ToArray());

    /// <summary>A fact or decision somewhere on the grid.</summary>
    public static readonly Gen<RegisterEvent> Event =
        Gen.Select(Gen.Int[0, Slots], Gen.Int[0, 10], Gen.Int[0, 3]).Select((slot, kind, value) => kind switch
        {
            0 => new Replacement(At(slot), Line(slot), value),
            1 => (RegisterEvent)new Replacement(At(slot), 3m, Line(slot)),
            2 => new MultiplierChange(At(slot).AddMinutes(value), value + 1m),
            10 => new HandReading(At(slot).AddMinutes(value), Line(slot) + (value / 10m)),
            var decision => new Decision(At(slot), (DecisionKind)(decision - 2), decision == 4 ? null : value),
        });

    public static DateTimeOffset At(int slot) => Start.AddMinutes(30 * slot);

    /// <summary>What a store makes of arrivals.</summary>
    public static IReadOnlyList<Reading> Stored(IEnumerable<Reading> arrivals) =>
        [.. arrivals.DistinctBy(r => (r.Time, r.Value)).OrderBy(r => r.Time).ThenBy(r => r.Value)];

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static decimal Line(int slot) => slot * 1.75m;
}
