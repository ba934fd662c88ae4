using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Closing;

/// <summary>SHA-256 over what is closed, in a text that is the same on every machine and in every year.</summary>
public static class DayDigest
{
    private const string Plain = "0.############################";

    /// <summary>The digest of a register's days: one line for each, in the order of days, checkpoints left out.</summary>
    /// <remarks>
    /// A line is the day, amount, quantity, expected, measured, estimated, manual and receive-timed hours, with bars between, and
    /// ends in a line feed. Decimals have a point and no trailing zeros.
    /// </remarks>
    /// <param name="days">The rows of one register.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(IEnumerable<LedgerDay> days)
    {
        var text = new StringBuilder();
        foreach (var d in days.OrderBy(d => d.Day))
        {
            text.Append(CultureInfo.InvariantCulture, $"{d.Day:yyyy-MM-dd}|{Number(d.Amount)}|{Number(LedgerLimits.RoundQuantity(d.Quantity))}|")
                .Append(CultureInfo.InvariantCulture, $"{d.ExpectedHours}|{d.MeasuredHours}|{d.EstimatedHours}|{d.ManualHours}|{d.ReceiveTimedHours}\n");
        }

        return Hash(text);
    }

    /// <summary>The digest of a whole closing: one line for each register, in the order of registers.</summary>
    /// <param name="registers">The closed registers.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(IEnumerable<ClosedRegister> registers)
    {
        var text = new StringBuilder();
        foreach (var c in registers.OrderBy(c => c.Register))
        {
            text.Append(CultureInfo.InvariantCulture, $"{c.Register.Meter.Length}:{c.Register}|{c.Month}|")
                .Append(CultureInfo.InvariantCulture, $"{Number(c.Start.Level)}|{(int)c.Start.Basis}|{Number(c.End.Level)}|{(int)c.End.Basis}|")
                .Append(CultureInfo.InvariantCulture, $"{Number(c.Figures.Amount)}|{Number(c.Figures.Quantity)}|{c.ExpectedHours}|{c.Sha256}\n");
        }

        return Hash(text);
    }

    private static string Number(decimal? value) => value?.ToString(Plain, CultureInfo.InvariantCulture) ?? "";

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
