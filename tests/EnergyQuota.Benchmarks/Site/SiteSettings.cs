using System.Globalization;
using EnergyQuota.Benchmarks.Assess;

namespace EnergyQuota.Benchmarks.Site;

/// <summary>How large the province is whose pages are opened, and by how many.</summary>
/// <param name="Institutions">Its institutions.</param>
/// <param name="Meters">Meters of an institution.</param>
/// <param name="Users">How many people open pages at the same time, each the next as soon as the last is there.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Folder">Where to build it; <see langword="null"/>: a temporary folder.</param>
internal sealed record SiteSettings(int Institutions, int Meters, int Users, int Seconds, string? Folder)
{
    /// <summary>Reads what stands behind <c>site</c>; <see langword="null"/> where it makes no sense.</summary>
    public static SiteSettings? Parse(ReadOnlySpan<string> arguments)
    {
        var settings = new SiteSettings(30_000, 50, 20, 60, null);
        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            var number = int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            switch (arguments[at])
            {
                case "--institutions" when number > 0: settings = settings with { Institutions = number }; break;
                case "--meters" when number >= AssessWorld.Terms: settings = settings with { Meters = number }; break;
                case "--users" when number > 0: settings = settings with { Users = number }; break;
                case "--seconds" when number > 0: settings = settings with { Seconds = number }; break;
                case "--folder": settings = settings with { Folder = arguments[at + 1] }; break;
                default: return null;
            }
        }

        return arguments.Length % 2 == 0 ? settings : null;
    }
}
