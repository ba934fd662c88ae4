using System.Globalization;

namespace EnergyQuota.Benchmarks.Late;

/// <summary>How large the month is, and how its late readings lie.</summary>
/// <param name="Meters">How many meters.</param>
/// <param name="Days">How many days.</param>
/// <param name="IsScattered">Late readings lie anywhere; otherwise each gateway of 100 meters was cut off once.</param>
internal sealed record LateSettings(int Meters, int Days, bool IsScattered)
{
    /// <summary>Reads what stands behind <c>late</c>; <see langword="null"/> where it makes no sense.</summary>
    public static LateSettings? Parse(ReadOnlySpan<string> arguments)
    {
        var settings = new LateSettings(10_000, 30, false);
        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            var isNumber = int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            switch (arguments[at])
            {
                case "--meters" when isNumber: settings = settings with { Meters = number }; break;
                case "--days" when isNumber && number > 1: settings = settings with { Days = number }; break;
                case "--pattern" when arguments[at + 1] is "outages" or "scattered": settings = settings with { IsScattered = arguments[at + 1] == "scattered" }; break;
                default: return null;
            }
        }

        return arguments.Length % 2 == 0 ? settings : null;
    }
}
