using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Checks the fields of one row and gathers every fault of it, not only the first.</summary>
internal sealed class FieldReader(string file, string place, ICollection<ImportError> errors)
{
    /// <summary>Whether a fault was found.</summary>
    public bool Faulty { get; private set; }

    public void Fault(string field, string reason)
    {
        Faulty = true;
        errors.Add(new ImportError(file, place, field, reason));
    }

    public string Text(string field, string? text, int longest = 512)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(field, "is missing");
            return "";
        }

        if (text.Length > longest)
        {
            Fault(field, $"is longer than {longest} characters");
        }

        return text.Trim();
    }

    public DateOnly Date(string field, string? text) => OptionalDate(field, Text(field, text)) ?? default;

    public DateOnly? OptionalDate(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fault(field, $"'{text}' is no date; write it as 2026-01-31");
        }

        return date;
    }

    public int Year(string field, string? text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 2200)
        {
            Fault(field, $"'{text}' is no year from 1990 to 2200");
        }

        return year;
    }

    public decimal Positive(string field, string? text) => OptionalPositive(field, Text(field, text)) ?? 0m;

    public decimal? OptionalPositive(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0m)
        {
            Fault(field, $"'{text}' is no number above 0; write it as 12.5");
        }

        return value;
    }

    public decimal NotNegative(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return 0m;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            Fault(field, $"'{text}' is no number of 0 or more; write it as 12.5");
        }

        return value;
    }

    public T Name<T>(string field, string? text)
        where T : struct, Enum
    {
        // Enum.TryParse would take numbers as well; a file names things.
        var match = Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, text?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (match is null)
        {
            Fault(field, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}");
            return default;
        }

        return Enum.Parse<T>(match);
    }

    public bool Flag(string field, string? text)
    {
        if (text is not ("true" or "false" or null))
        {
            Fault(field, $"'{text}' is neither true nor false");
        }

        return text == "true";
    }

    public MeasureUnit BaseUnit(string field, string? text)
    {
        if (!MeasureUnits.TryParse(text, out var unit) || unit.Base() != unit)
        {
            Fault(field, $"'{text}' is none of kWh, m3, GJ, kg");
        }

        return unit;
    }
}
