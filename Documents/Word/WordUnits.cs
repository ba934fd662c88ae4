using System.Globalization;

namespace EnergyQuota.Documents.Word;

/// <summary>Lengths as Word writes them.</summary>
internal static class WordUnits
{
    /// <summary>English metric units to the point, in which pictures are measured.</summary>
    public const long EmuPerPoint = 12_700;

    /// <summary>Twentieths of a point, as text.</summary>
    /// <param name="points">The length in points.</param>
    public static string Twips(float points) => TwipsOf(points).ToString(CultureInfo.InvariantCulture);

    /// <summary>Twentieths of a point.</summary>
    /// <param name="points">The length in points.</param>
    public static int TwipsOf(float points) => (int)MathF.Round(points * 20);

    /// <summary>Half points, in which sizes of type are written.</summary>
    /// <param name="points">The size in points.</param>
    public static string HalfPoints(float points) => ((int)MathF.Round(points * 2)).ToString(CultureInfo.InvariantCulture);
}
