using System.Globalization;
using System.Text;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Closings and adjustments as CSV files.</summary>
internal static class ClosingFile
{
    /// <summary>The type of these files.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The registers of a month.</summary>
    public static byte[] Of(ClosingView view)
    {
        var lines = new StringBuilder("institution,month,closed,meter,register,start,start_basis,end,end_basis,amount,quantity,expected_hours,measured_hours,estimated_hours,manual_hours,sha256\r\n");
        foreach (var row in view.Registers.Select(ClosingRegisterResponse.From))
        {
            lines.Append(CultureInfo.InvariantCulture, $"{view.InstitutionCode},{view.Month},{(view.Head is null ? "false" : "true")},{CsvLine.Cell(row.Meter)},{CsvLine.Cell(row.Register)},")
                .Append(CultureInfo.InvariantCulture, $"{row.Start},{row.StartBasis},{row.End},{row.EndBasis},{row.Amount},{row.Quantity},")
                .Append(CultureInfo.InvariantCulture, $"{row.ExpectedHours},{row.MeasuredHours},{row.EstimatedHours},{row.ManualHours},{row.Sha256}\r\n");
        }

        return Bytes(lines);
    }

    /// <summary>Closed months that differ, and what is booked.</summary>
    public static byte[] Of(IEnumerable<PendingAdjustmentRow> rows, IEnumerable<PeriodAdjustment> booked)
    {
        var lines = new StringBuilder("state,number,month,booked_in,meter,register,closed_quantity,known_quantity,amount,quantity,since_utc,reason,by,booked_at_utc\r\n");
        foreach (var row in rows)
        {
            var (register, difference) = (row.Difference.Register, row.Difference);
            lines.Append(CultureInfo.InvariantCulture, $"pending,,{difference.Month},,{CsvLine.Cell(register.Meter)},{CsvLine.Cell(register.Name)},{difference.Closed.Quantity},{difference.Now.Quantity},")
                .Append(CultureInfo.InvariantCulture, $"{row.Pending.Amount},{row.Pending.Quantity},{Time(difference.Since)},,,\r\n");
        }

        foreach (var row in booked)
        {
            lines.Append(CultureInfo.InvariantCulture, $"booked,{row.Id},{Metering.Month.Of(row.Month)},{Metering.Month.Of(row.BookedIn)},{CsvLine.Cell(row.MeterCode)},{CsvLine.Cell(row.RegisterName)},")
                .Append(CultureInfo.InvariantCulture, $"{row.ClosedQuantity},{row.KnownQuantity},{row.Amount},{row.Quantity},{Time(row.Since)},{CsvLine.Cell(row.Reason)},{CsvLine.Cell(row.BookedBy)},{Time(row.BookedAt)}\r\n");
        }

        return Bytes(lines);
    }

    // The mark before it lets spreadsheets see that it is UTF-8.
    internal static byte[] Bytes(StringBuilder lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
