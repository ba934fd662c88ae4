using System.Globalization;

namespace EnergyQuota.Trials.Forecast;

/// <summary>A good year as <c>tests/expect/forecast_baselines.py</c> tells it, with what plain rules would have forecast.</summary>
/// <param name="Building">The building.</param>
/// <param name="Utility">The utility.</param>
/// <param name="UseType">What the building is used for.</param>
/// <param name="Year">The year.</param>
/// <param name="Filled">Its total with missing hours like the others of their month, kWh.</param>
/// <param name="Present">Its total of the hours that are there, kWh.</param>
/// <param name="LastFilled">The year before alike.</param>
/// <param name="LastPresent">The year before alike.</param>
/// <param name="LineFilled">Straight lines by month, from filled amounts.</param>
/// <param name="LinePresent">Straight lines by month, from the hours that are there.</param>
internal sealed record PlainForecasts(
    string Building,
    string Utility,
    string UseType,
    int Year,
    double Filled,
    double Present,
    double LastFilled,
    double LastPresent,
    IReadOnlyDictionary<int, double> LineFilled,
    IReadOnlyDictionary<int, double> LinePresent)
{
    /// <summary>The ends of March, June and September.</summary>
    public static readonly IReadOnlyList<int> Dates = [3, 6, 9];

    /// <summary>The site: what stands before the name's first underscore.</summary>
    public string Site => Building.Split('_')[0];

    /// <summary>Reads a row that has a good year before.</summary>
    /// <param name="row">The row by column name.</param>
    public static PlainForecasts Of(IReadOnlyDictionary<string, string> row) => new(
        row["building"],
        row["utility"],
        row["use_type"],
        int.Parse(row["year"], CultureInfo.InvariantCulture),
        Number(row["filled"]),
        Number(row["present"]),
        Number(row["last_filled"]),
        Number(row["last_present"]),
        Dates.ToDictionary(k => k, k => Number(row[$"line_{k}"])),
        Dates.ToDictionary(k => k, k => Number(row[$"line_present_{k}"])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
