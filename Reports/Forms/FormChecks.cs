using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Forms;

/// <summary>The checks of practice over the data of the forms: missing figures, changes by more than a tenth, unit prices. Pure.</summary>
public static class FormChecks
{
    /// <summary>The change in per cent above which a reason is asked for.</summary>
    public const decimal QuestionedPercent = 10m;

    private static readonly BilingualText Area = new("建筑面积", "floor area");
    private static readonly BilingualText People = new("用能人数", "energy users");

    // Yuan for a base unit. Wide, and a choice of this program: they find costs in ten thousands and swapped columns, not tariffs.
    private static readonly Dictionary<string, (decimal Low, decimal High)> Prices = new(StringComparer.Ordinal)
    {
        [ReportWords.Energy(EnergyType.Electricity).Chinese + "kWh"] = (0.2m, 2m),
        [ReportWords.Energy(EnergyType.Water).Chinese + "m³"] = (1m, 20m),
        [ReportWords.Energy(EnergyType.NaturalGas).Chinese + "m³"] = (1m, 10m),
        [ReportWords.Energy(EnergyType.Heat).Chinese + "GJ"] = (20m, 200m),
        [ReportWords.Energy(EnergyType.Coal).Chinese + "kg"] = (0.2m, 3m),
        [ReportWords.Energy(EnergyType.Lpg).Chinese + "kg"] = (3m, 15m),
        [ReportWords.Energy(EnergyType.Gasoline).Chinese + "kg"] = (6m, 16m),
        [ReportWords.Energy(EnergyType.Diesel).Chinese + "kg"] = (5m, 14m),
    };

    /// <summary>Checks the lines, in their order.</summary>
    /// <param name="basics">Basic information.</param>
    /// <param name="uses">Consumption.</param>
    public static IReadOnlyList<CheckLine> Of(IReadOnlyList<BasicLine> basics, IReadOnlyList<UseLine> uses)
    {
        ArgumentNullException.ThrowIfNull(basics);
        ArgumentNullException.ThrowIfNull(uses);
        return [.. basics.SelectMany(Basic), .. uses.SelectMany(Use)];
    }

    private static IEnumerable<CheckLine> Basic(BasicLine line)
    {
        foreach (var (item, now, before) in new[] { (Area, line.FloorArea, line.FloorAreaBefore), (People, line.People, line.PeopleBefore) })
        {
            if (now is null)
            {
                yield return new CheckLine(line.Code, line.Name, item, CheckKind.Missing, null, "", null);
            }
            else if (Questioned(now, before) is { } change)
            {
                yield return new CheckLine(line.Code, line.Name, item, CheckKind.Change, now, Written(before!.Value), change);
            }
        }
    }

    private static IEnumerable<CheckLine> Use(UseLine line)
    {
        var item = new BilingualText($"{line.Energy.Chinese} ({line.Unit})", $"{line.Energy.English} ({line.Unit})");
        if (line.Amount is null)
        {
            yield return new CheckLine(line.Code, line.Name, item, CheckKind.Missing, null, "", null);
            yield break;
        }

        if (line.CompletenessPercent < 100m)
        {
            yield return new CheckLine(line.Code, line.Name, item, CheckKind.Incomplete, line.CompletenessPercent, "100 %", null);
        }

        if (Questioned(line.Amount, line.YearBefore) is { } change)
        {
            yield return new CheckLine(line.Code, line.Name, item, CheckKind.Change, line.Amount, Written(line.YearBefore!.Value), change);
        }

        if (line.UnitPrice is { } price && Prices.TryGetValue(line.Energy.Chinese + line.Unit, out var bounds) && (price < bounds.Low || price > bounds.High))
        {
            yield return new CheckLine(line.Code, line.Name, item, CheckKind.UnitPrice, price, $"{Written(bounds.Low)}–{Written(bounds.High)}", null);
        }
    }

    private static decimal? Questioned(decimal? now, decimal? before) =>
        ReportRounding.Change(now, before) is { } change && Math.Abs(change) > QuestionedPercent ? change : null;

    private static string Written(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
