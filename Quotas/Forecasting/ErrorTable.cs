namespace EnergyQuota.Quotas.Forecasting;

/// <summary>How far forecasts were off, by what they were taken from and by how much of the year was over.</summary>
/// <param name="Source">Where the errors are from, for a person; empty for the agency's own.</param>
/// <param name="Series">How many years of institutions, or of buildings, were forecast.</param>
/// <param name="Rows">Rows by basis: the first for the beginning of the year, then one for each month over, up to eleven.</param>
public sealed record ErrorTable(string Source, int Series, IReadOnlyDictionary<ForecastBasis, IReadOnlyList<ErrorRow>> Rows)
{
    /// <summary>How many rows a basis has.</summary>
    public const int RowsOfBasis = 12;

    /// <summary>Whether these are errors of the agency's own institutions.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOwn => Source.Length == 0;

    /// <summary>The row for a time of the year; between two it is in proportion.</summary>
    /// <param name="basis">What the forecast is taken from.</param>
    /// <param name="months">How many months are over, 0 to 12.</param>
    public ErrorRow At(ForecastBasis basis, double months)
    {
        var rows = Rows[basis];
        var index = Math.Min((int)months, RowsOfBasis - 1);
        if (index < RowsOfBasis - 1)
        {
            return rows[index].Towards(rows[index + 1], months - index);
        }

        // Towards the year's end the rest shrinks and with it the error of the total; that of the rest does not.
        var last = rows[^1];
        return last with { Typical = last.Typical * Math.Max(0.0, 12.0 - months) };
    }
}
