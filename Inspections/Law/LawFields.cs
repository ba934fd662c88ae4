using System.Globalization;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Inspections.Law;

/// <summary>Checks the fields of one entry of a law file and gathers every fault of it.</summary>
internal sealed class LawFields(string file, string place, List<ImportError> errors)
{
    /// <summary>Whether a fault was found.</summary>
    public bool Faulty { get; private set; }

    public void Fault(string field, string reason)
    {
        Faulty = true;
        errors.Add(new ImportError(file, place, field, reason));
    }

    public string Text(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            Fault(field, string.IsNullOrWhiteSpace(text) ? "is missing" : $"is longer than {longest} characters");
            return "";
        }

        return text.Trim();
    }

    public DateOnly? Day(string field, string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(field, $"'{text}' is no date; write it as 2026-01-31");
        return null;
    }

    public int? Number(string field, string? text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(field, $"'{text}' is no whole number from {least} to {most}");
        return null;
    }
}
