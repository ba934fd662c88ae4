using System.Globalization;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Progress;

/// <summary>Reads monthly splits, checked: twelve shares that sum to exactly 1. Pure.</summary>
internal static class SplitParser
{
    private const int Months = 12;

    public static IReadOnlyList<IReadOnlyList<MonthlySplit>> Parse(string file, IEnumerable<SplitText> texts, List<ImportError> errors)
    {
        var seen = new HashSet<(string, QuotaIndicator, int)>();
        return [.. texts.Select((text, index) => Split(file, index + 1, text, seen, errors)).OfType<IReadOnlyList<MonthlySplit>>()];
    }

    private static IReadOnlyList<MonthlySplit>? Split(
        string file, int number, SplitText text, HashSet<(string, QuotaIndicator, int)> seen, List<ImportError> errors)
    {
        var @class = text.Class?.Trim() ?? "";
        var fields = new FieldReader(file, $"monthly split {number}: {@class}|{text.Indicator}|{text.FromYear}", errors);
        var indicator = fields.Name<QuotaIndicator>("indicator", text.Indicator);
        var year = fields.Year("from_year", text.FromYear);
        var source = fields.Text("source", text.Source);
        var shares = text.Shares.Select(share => fields.NotNegative("shares", share)).ToList();
        if (shares.Count != Months)
        {
            fields.Fault("shares", $"are {shares.Count}; there must be twelve, January first");
        }
        else if (!fields.Faulty && shares.Sum() != 1m)
        {
            fields.Fault("shares", string.Create(CultureInfo.InvariantCulture, $"sum to {shares.Sum()}; they must sum to exactly 1"));
        }

        if (!fields.Faulty && !seen.Add((@class, indicator, year)))
        {
            fields.Fault("", "the same class, indicator and year stand in an earlier split");
        }

        return fields.Faulty ? null : [.. shares.Select((share, index) => new MonthlySplit
        {
            Class = @class,
            Indicator = indicator,
            FromYear = year,
            Month = index + 1,
            Share = share,
            Source = source,
            EnteredBy = "",
            EnteredAt = default,
        })];
    }
}
