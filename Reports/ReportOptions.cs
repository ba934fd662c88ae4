using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports;

/// <summary>Settings of this room, in the section <c>Reports</c>.</summary>
public sealed class ReportOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Reports";

    /// <summary>How long after its end a month waits for late data before its reports are filed.</summary>
    /// <value>Days after the end of the month, 0 to 60. The default is 3, a choice of this program.</value>
    [Range(0, 60)]
    public int FileAfterDays { get; set; } = 3;

    /// <summary>How far back months are looked for whose report is still missing.</summary>
    /// <value>Months that are over, 1 to 120. The default is 24.</value>
    [Range(1, 120)]
    public int MonthsBack { get; set; } = 24;

    /// <summary>How often it is looked for reports to file.</summary>
    /// <value>Minutes, 1 to 1440. The default is 60.</value>
    [Range(1, 1_440)]
    public int FileEveryMinutes { get; set; } = 60;

    /// <summary>The kinds of files that are filed.</summary>
    /// <value>One or more of <c>pdf</c>, <c>xlsx</c> and <c>html</c>, separated by commas. The default is <c>pdf,xlsx</c>.</value>
    public string Formats { get; set; } = "pdf,xlsx";

    /// <summary>The languages that are filed.</summary>
    /// <value>One or both of <c>zh</c> and <c>en</c>, separated by a comma. The default is <c>zh</c>.</value>
    public string Languages { get; set; } = "zh";

    /// <summary>Of which regions reports are filed, by the length of their codes.</summary>
    /// <value>Any of 2 (province), 4 (city), 6 (county), 9 and 12, separated by commas; empty: of none. The default is <c>2,4,6</c>.</value>
    public string RegionDigits { get; set; } = "2,4,6";

    /// <summary>Which reports of institutions are filed.</summary>
    /// <value>One or more of <c>month</c>, <c>quarter</c> and <c>year</c>, separated by commas. The default is all three.</value>
    public string InstitutionPeriods { get; set; } = "month,quarter,year";

    /// <summary>How many reports are printed at once when they are filed.</summary>
    /// <value>Threads, 1 to 16. The default is 2: each takes a processor and some 20 MB while it prints.</value>
    [Range(1, 16)]
    public int PrintAtOnce { get; set; } = 2;

    /// <summary>The kinds of <see cref="InstitutionPeriods"/>. The settings are checked before.</summary>
    public IReadOnlyList<PeriodKind> InstitutionKinds => [.. Words(InstitutionPeriods).Select(word => Enum.Parse<PeriodKind>(word, ignoreCase: true))];

    /// <summary>The lengths of <see cref="RegionDigits"/>. The settings are checked before.</summary>
    public IReadOnlyList<int> RegionLengths => [.. Words(RegionDigits).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];

    /// <summary>The folder of the filed reports.</summary>
    /// <value>A path. The default is <c>reports</c> under <c>Data:Folder</c>, set by the program.</value>
    public string Folder { get; set; } = "reports";

    /// <summary>Every form that is filed, in a fixed order. The settings are checked before.</summary>
    public IReadOnlyList<ReportForm> Forms =>
        [.. from language in Words(Languages) from format in Words(Formats) select ReportForm.Find(language, format)];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. Faults(nameof(Formats), Formats, ReportForm.Extensions),
        .. Faults(nameof(Languages), Languages, ReportForm.Languages),
        .. Faults(nameof(InstitutionPeriods), InstitutionPeriods, ["month", "quarter", "year"]),
        .. Words(RegionDigits).Length == 0 ? [] : Faults(nameof(RegionDigits), RegionDigits, ["2", "4", "6", "9", "12"]),
    ];

    private static string[] Words(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static IEnumerable<ValidationResult> Faults(string key, string? list, IReadOnlyList<string> known)
    {
        var words = Words(list ?? "");
        if (words.Length == 0 || words.Except(known).Any())
        {
            yield return new ValidationResult(
                $"{Section}:{key}: '{list}' must name one or more of {string.Join(", ", known)}, separated by commas.", [key]);
        }
    }
}
