using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Benchmarks.Late;

/// <summary>The readings of a month: every meter each quarter of an hour, and which of them arrive late. The same in every run.</summary>
/// <param name="settings">How large it is.</param>
internal sealed class LateMonth(LateSettings settings)
{
    private const int SlotsPerDay = 96;
    private const int MetersPerGateway = 100;
    private const int OneIn = 100;

    // The first day begins at midnight of the site's zone.
    private static readonly DateTimeOffset Start = new(2025, 12, 31, 16, 0, 0, TimeSpan.Zero);
    private readonly RegisterId[] _registers = [.. Enumerable.Range(0, settings.Meters).Select(static meter => new RegisterId(CodeOf(meter)))];

    /// <summary>The registers.</summary>
    public IReadOnlyList<RegisterId> Registers => _registers;

    /// <summary>Readings of the whole month.</summary>
    public long Count => (long)settings.Meters * Slots;

    /// <summary>The first instant.</summary>
    public static DateTimeOffset From => Start;

    /// <summary>The last instant.</summary>
    public DateTimeOffset To => TimeOf(Slots - 1);

    private int Slots => settings.Days * SlotsPerDay;

    /// <summary>A meter's code.</summary>
    public static string CodeOf(int meter) => string.Create(CultureInfo.InvariantCulture, $"LATE-{meter:D6}");

    /// <summary>The readings that arrive in time, or those that arrive late, in the order of their times.</summary>
    public IEnumerable<Reading> Readings(bool late)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            for (var meter = 0; meter < settings.Meters; meter++)
            {
                if (IsLate(meter, slot) == late)
                {
                    var received = TimeOf(slot).AddSeconds(5);
                    yield return new Reading(_registers[meter], TimeOf(slot), ValueOf(meter, slot), late ? received.AddDays(settings.Days) : received);
                }
            }
        }
    }

    /// <summary>The register-days that hold a late reading.</summary>
    public int TouchedDays() => Readings(true).Select(static reading => (reading.Register, (reading.Time - Start).Days)).Distinct().Count();

    private static DateTimeOffset TimeOf(int slot) => Start.AddMinutes(15 * slot);

    // Always rising, and never twice by the same amount.
    private static decimal ValueOf(int meter, int slot) => new((slot * 25) + (((meter * 7) + (slot * 13)) % 10), 0, 0, false, 2);

    private bool IsLate(int meter, int slot)
    {
        if (settings.IsScattered)
        {
            return unchecked((((uint)meter * 2_654_435_761u) ^ ((uint)slot * 2_246_822_519u)) / 7 % OneIn) == 0;
        }

        // Together the outages are one in a hundred, though each alone need not be.
        var gateway = meter / MetersPerGateway;
        var length = (Slots * (gateway + 1) / OneIn) - (Slots * gateway / OneIn);
        var first = gateway * 7_919 % Math.Max(1, Slots - length - SlotsPerDay);
        return slot >= first && slot < first + length;
    }
}
