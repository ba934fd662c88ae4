using System.Globalization;

namespace EnergyQuota.Registry.Import;

/// <summary>One row of a file, whose cells are read by type. Faults are collected, so that a row tells all of them at once.</summary>
/// <param name="file">The file's name.</param>
/// <param name="line">The row's line number.</param>
/// <param name="columns">Where each column stands; one table for all rows of the file.</param>
/// <param name="cells">The row's cells; fewer than the columns where the row ends early.</param>
/// <param name="original">The row as it stands in the file.</param>
internal sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, int> columns, string[] cells, string original)
{
    private readonly List<RowError> _errors = [];

    public IReadOnlyList<RowError> Errors => _errors;

    public int Line => line;

    public void Fault(string column, string reason) =>
        _errors.Add(new RowError(file, line, column, Raw(column), reason, original));

    /// <summary>Forgets the faults, because the row is taken once more.</summary>
    public void Reset() => _errors.Clear();

    public bool Has(string column) => columns.ContainsKey(column);

    public string Raw(string column) => columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : "";

    public string Text(string column, int longest)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            Fault(column, "must not be empty");
        }

        return Fit(column, text, longest);
    }

    public string OptionalText(string column, int longest, string fallback = "") =>
        Raw(column) is { Length: > 0 } text ? Fit(column, text, longest) : fallback;

    public decimal Number(string column, decimal least, decimal greatest) => OptionalNumber(column, least, greatest) ?? Missing<decimal>(column);

    public decimal? OptionalNumber(string column, decimal least, decimal greatest)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
        {
            Fault(column, "is no number; write digits with a point, for example 1234.5");
            return 0m;
        }

        if (number < least || number > greatest)
        {
            Fault(column, string.Create(CultureInfo.InvariantCulture, $"must lie between {least} and {greatest}"));
        }

        return number;
    }

    public int? OptionalWhole(string column, int least, int greatest)
    {
        var number = OptionalNumber(column, least, greatest);
        if (number is { } value && value != decimal.Truncate(value))
        {
            Fault(column, "must be a whole number");
            return null;
        }

        return number is null || number < least || number > greatest ? null : (int)number;
    }

    public DateOnly Date(string column) => OptionalDate(column) ?? Missing<DateOnly>(column);

    public DateOnly? OptionalDate(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fault(column, "is no date; write it as 2026-01-31");
        }

        return date;
    }

    public DateTimeOffset Instant(string column) => OptionalInstant(column) ?? Missing<DateTimeOffset>(column);

    public DateTimeOffset? OptionalInstant(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (!zoned || !DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            Fault(column, "is no instant; write it with its zone, as 2026-01-31T08:00:00+08:00");
            return default;
        }

        return instant.ToUniversalTime();
    }

    public T Choice<T>(string column, T? fallback = null)
        where T : struct, Enum
    {
        var text = Raw(column);
        if (text.Length == 0 && fallback is { } value)
        {
            return value;
        }

        if (text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice))
        {
            return choice;
        }

        Fault(column, $"must be one of {string.Join(", ", Enum.GetNames<T>())}");
        return default;
    }

    public bool Flag(string column)
    {
        switch (Raw(column))
        {
            case "" or "no" or "0" or "false":
                return false;
            case "yes" or "1" or "true":
                return true;
            default:
                Fault(column, "must be yes or no");
                return false;
        }
    }

    private string Fit(string column, string text, int longest)
    {
        if (text.Length > longest)
        {
            Fault(column, $"is longer than {longest} characters");
        }
        else if (text.Any(char.IsControl))
        {
            Fault(column, "holds a control character");
        }

        return text;
    }

    private T Missing<T>(string column)
        where T : struct
    {
        if (Raw(column).Length == 0)
        {
            Fault(column, "must not be empty");
        }

        return default;
    }
}
