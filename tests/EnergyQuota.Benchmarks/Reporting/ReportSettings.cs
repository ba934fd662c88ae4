using System.Globalization;
using EnergyQuota.Benchmarks.Assess;

namespace EnergyQuota.Benchmarks.Reporting;

/// <summary>How large the region is whose reports are printed.</summary>
/// <param name="Institutions">Its institutions.</param>
/// <param name="Meters">Meters of an institution.</param>
/// <param name="Folder">Where to build it; <see langword="null"/>: a temporary folder.</param>
/// <param name="Keep">Where a report of each kind is left to be looked at; <see langword="null"/>: nowhere.</param>
internal sealed record ReportSettings(int Institutions, int Meters, string? Folder, string? Keep)
{
    /// <summary>Reads what stands behind <c>reports</c>; <see langword="null"/> where it makes no sense.</summary>
    public static ReportSettings? Parse(ReadOnlySpan<string> arguments)
    {
        var settings = new ReportSettings(500, 10, null, null);
        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            switch (arguments[at])
            {
                case "--institutions" when Number(arguments[at + 1]) is > 0 and var institutions: settings = settings with { Institutions = institutions }; break;
                case "--meters" when Number(arguments[at + 1]) is >= AssessWorld.Terms and var meters: settings = settings with { Meters = meters }; break;
                case "--folder": settings = settings with { Folder = arguments[at + 1] }; break;
                case "--keep": settings = settings with { Keep = arguments[at + 1] }; break;
                default: return null;
            }
        }

        return arguments.Length % 2 == 0 ? settings : null;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
