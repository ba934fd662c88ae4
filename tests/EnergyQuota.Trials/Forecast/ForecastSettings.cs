namespace EnergyQuota.Trials.Forecast;

/// <summary>What the trial is to do.</summary>
/// <param name="Folder">A folder of buildings.</param>
/// <param name="Table">Where to write the errors found, as the program ships them; <see langword="null"/>: nowhere.</param>
/// <param name="Aim">It fails where it is not better than both plain rules.</param>
internal sealed record ForecastSettings(string Folder, string? Table, bool Aim)
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments"><c>DIR [--table FILE] [--aim]</c>.</param>
    /// <returns>The settings, or <see langword="null"/> where the arguments are wrong.</returns>
    public static ForecastSettings? Parse(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length == 0 || arguments[0].StartsWith('-'))
        {
            return null;
        }

        var settings = new ForecastSettings(arguments[0], null, false);
        for (var i = 1; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--table" when i + 1 < arguments.Length: settings = settings with { Table = arguments[++i] }; break;
                case "--aim": settings = settings with { Aim = true }; break;
                default: return null;
            }
        }

        return settings;
    }
}
