using System.Globalization;

namespace EnergyQuota.Benchmarks.Assess;

/// <summary>How large the province is.</summary>
/// <param name="Institutions">The sizes to measure, each after the other.</param>
/// <param name="Meters">Meters of an institution.</param>
/// <param name="Folder">Where to build it; <see langword="null"/>: a temporary folder.</param>
internal sealed record AssessSettings(IReadOnlyList<int> Institutions, int Meters, string? Folder)
{
    /// <summary>Reads what stands behind <c>assess</c>; <see langword="null"/> where it makes no sense.</summary>
    public static AssessSettings? Parse(ReadOnlySpan<string> arguments)
    {
        var settings = new AssessSettings([1_000, 3_000, 10_000, 30_000], 50, null);
        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            switch (arguments[at])
            {
                case "--institutions" when Numbers(arguments[at + 1]) is { } numbers: settings = settings with { Institutions = numbers }; break;
                case "--meters" when Numbers(arguments[at + 1]) is [>= AssessWorld.Terms] meters: settings = settings with { Meters = meters[0] }; break;
                case "--folder": settings = settings with { Folder = arguments[at + 1] }; break;
                default: return null;
            }
        }

        return arguments.Length % 2 == 0 ? settings : null;
    }

    private static int[]? Numbers(string text)
    {
        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return Array.TrueForAll(numbers, number => number > 0) ? numbers : null;
    }
}
