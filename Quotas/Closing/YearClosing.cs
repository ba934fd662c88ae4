using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Closing;

/// <summary>The closing of an institution's year (年度结账): with it the year's verdicts are final (定稿).</summary>
public sealed class YearClosing : ClosingHead
{
    /// <summary>The calendar year.</summary>
    public required int Year { get; set; }

    /// <summary>The closings of its months, as JSON: a list of <see cref="ClosedMonth"/> in the order of months.</summary>
    public required string MonthsJson { get; set; }

    /// <summary>What an officer accepted by name, with reasons, as JSON: a list of <see cref="YearAcceptance"/>.</summary>
    public required string AcceptedJson { get; set; }

    /// <summary>The verdicts that it made final.</summary>
    public List<FinalVerdict> Verdicts { get; set; } = [];

    /// <summary>The digest of a year: one line for each month's closing, in order, then one for each verdict, by number.</summary>
    /// <remarks>
    /// A month's line is the month, its edition and its digest, with bars between; a verdict's its indicator, row, revision, grade, value and
    /// SHA-256 over the inputs that it stored. Each ends in a line feed.
    /// </remarks>
    /// <param name="months">The closings of the months.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string DigestOf(IEnumerable<ClosedMonth> months, IEnumerable<Verdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var month in months.OrderBy(m => m.Month, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{month.Month}|{month.Edition}|{month.Digest}\n");
        }

        foreach (var verdict in verdicts.OrderBy(v => v.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"{verdict.Indicator}|{verdict.StandardCode}|{verdict.RowKey}|{verdict.Revision}|{verdict.Grade:D}|{verdict.Value:G29}|")
                .Append(Hash(verdict.InputsJson)).Append('\n');
        }

        return Hash(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A month in a closed year.</summary>
/// <param name="Month">As 2026-03.</param>
/// <param name="Edition">The edition of its closing.</param>
/// <param name="Digest">The digest of its closing.</param>
public sealed record ClosedMonth(string Month, int Edition, string Digest);

/// <summary>A verdict that a year's closing made final.</summary>
public sealed class FinalVerdict
{
    /// <summary>The closing of the year.</summary>
    public long YearClosingId { get; set; }

    /// <summary>The verdict.</summary>
    public required long VerdictId { get; set; }
}
