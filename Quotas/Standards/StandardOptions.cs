using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Settings of standards, in the section <c>Standards</c>.</summary>
public sealed class StandardOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Standards";

    /// <summary>How often a standard in force is reviewed (定期复审).</summary>
    /// <value>Months, 1 to 120. The default is 24.</value>
    [Range(1, 120)]
    public int ReviewEveryMonths { get; set; } = 24;

    /// <summary>How long before the review is due the reminder begins.</summary>
    /// <value>Days, 0 to 365. The default is 60.</value>
    [Range(0, 365)]
    public int ReviewRemindDays { get; set; } = 60;

    /// <summary>The document that sets the interval; shown beside it.</summary>
    /// <value>At most 200 characters. The default is none: the interval is then the agency's own.</value>
    [StringLength(200)]
    public string ReviewSource { get; set; } = "";

    /// <summary>The first day of the heating season (供暖季), as month and day.</summary>
    /// <value>Written <c>11-15</c>. The default is none: heating is not judged.</value>
    public string HeatingSeasonFrom { get; set; } = "";

    /// <summary>The day after the last day of the heating season, as month and day, in the year after.</summary>
    /// <value>Written <c>03-16</c>, before <see cref="HeatingSeasonFrom"/>. The default is none.</value>
    public string HeatingSeasonTo { get; set; } = "";

    /// <summary>The season that ends in a year.</summary>
    /// <param name="year">The year in which it ends.</param>
    /// <returns>First day inclusive and last day exclusive, or <see langword="null"/> where none is set.</returns>
    public (DateOnly From, DateOnly To)? SeasonEndingIn(int year) =>
        Day(HeatingSeasonFrom, year - 1) is { } from && Day(HeatingSeasonTo, year) is { } to ? (from, to) : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var (from, to) = (Day(HeatingSeasonFrom, 2001), Day(HeatingSeasonTo, 2001));
        if ((HeatingSeasonFrom.Length > 0 && from is null) || (HeatingSeasonTo.Length > 0 && to is null)
            || from is null != to is null || from <= to)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(HeatingSeasonFrom)} and {nameof(HeatingSeasonTo)} go together, as 11-15 and 03-16: the season begins late in one year and ends before that day of the next.",
                [nameof(HeatingSeasonFrom)]);
        }
    }

    private static DateOnly? Day(string text, int year) =>
        DateOnly.TryParseExact($"{year}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
