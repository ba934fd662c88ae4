using System.Globalization;

namespace EnergyQuota.Trials.Site;

/// <summary>Where the site is and which pictures to take.</summary>
/// <param name="Url">The site's address.</param>
/// <param name="User">The account to log in with; its password is in <see cref="PasswordVariable"/>.</param>
/// <param name="Folder">Where the pictures go; made where it is missing.</param>
/// <param name="Widths">Widths of the window, pixels; with more than one a picture's name ends with its width.</param>
/// <param name="BothLanguages">Every page in English too; otherwise only the overview.</param>
public sealed record ScreenshotSettings(string Url, string User, string Folder, IReadOnlyList<int> Widths, bool BothLanguages)
{
    /// <summary>The environment variable that holds the password.</summary>
    public const string PasswordVariable = "ENERGYQUOTA_PASSWORD";

    private const int DefaultWidth = 1440;

    /// <summary>Reads the command line.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <returns>The settings, or <see langword="null"/> where they cannot be read.</returns>
    public static ScreenshotSettings? Parse(ReadOnlySpan<string> args)
    {
        if (args.Length < 3)
        {
            return null;
        }

        var settings = new ScreenshotSettings(args[0], args[1], args[2], [], false);
        for (var i = 3; i < args.Length; i++)
        {
            if (args[i] == "--both")
            {
                settings = settings with { BothLanguages = true };
            }
            else if (args[i] == "--width" && i + 1 < args.Length && int.TryParse(args[++i], CultureInfo.InvariantCulture, out var width) && width is >= 320 and <= 4096)
            {
                settings = settings with { Widths = [.. settings.Widths, width] };
            }
            else
            {
                return null;
            }
        }

        return settings.Widths.Count == 0 ? settings with { Widths = [DefaultWidth] } : settings;
    }
}
