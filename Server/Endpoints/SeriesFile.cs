using System.Globalization;
using System.Text;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Days, hours and readings as CSV files.</summary>
internal static class SeriesFile
{
    /// <summary>One line for each register and day of a meter.</summary>
    public static byte[] Of(string meter, IEnumerable<MeterDayResponse> days)
    {
        var lines = new StringBuilder("meter,register,day,amount,unit,expected_hours,measured_hours,estimated_hours,manual_hours\r\n");
        foreach (var day in days)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{CsvLine.Cell(meter)},{CsvLine.Cell(day.Register)},{day.Day:yyyy-MM-dd},{day.Amount},{day.Unit},")
                .Append(CultureInfo.InvariantCulture, $"{day.ExpectedHours},{day.MeasuredHours},{day.EstimatedHours},{day.ManualHours}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    /// <summary>One line for each hour.</summary>
    public static byte[] Of(HoursResponse hours)
    {
        var lines = new StringBuilder("code,day,hour,amount,unit,origin\r\n");
        foreach (var hour in hours.Hours)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{CsvLine.Cell(hours.Code)},{hour.Day:yyyy-MM-dd},{hour.Hour},{hour.Amount},{hours.Unit},{hour.Origin}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    /// <summary>One line for each month or day of an institution.</summary>
    public static byte[] Of(string institution, ConsumptionTotal total, IEnumerable<ConsumptionPart> parts)
    {
        var lines = new StringBuilder("institution,energy,from,amount,unit,completeness,estimated_share,manual_share\r\n");
        foreach (var part in parts)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{CsvLine.Cell(institution)},{total.EnergyType},{part.From:yyyy-MM-dd},{part.Amount},{total.Unit.Symbol()},")
                .Append(CultureInfo.InvariantCulture, $"{Share(part.Completeness)},{Share(part.EstimatedShare)},{Share(part.ManualShare)}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    /// <summary>One line for each reading.</summary>
    public static byte[] Of(Meter meter, IEnumerable<Reading> readings)
    {
        var units = meter.Registers.ToDictionary(register => register.Name, register => register.Unit.Symbol());
        var lines = new StringBuilder("meter,register,time_utc,value,unit,received_utc,basis,device_time_utc\r\n");
        foreach (var reading in readings)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{CsvLine.Cell(meter.Code)},{CsvLine.Cell(reading.Register.Name)},{Time(reading.Time)},{reading.Value},{units[reading.Register.Name]},")
                .Append(CultureInfo.InvariantCulture, $"{Time(reading.ReceivedAt)},{reading.Basis},{(reading.DeviceTime is { } stamp ? Time(stamp) : "")}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    private static string Share(decimal share) => decimal.Round(share, 4, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
