using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>A register's readings, hours and days as files of a pack. None of their fields can hold a comma.</summary>
internal static class RegisterFiles
{
    public const string ReadingHeader = "time_utc,value,received_utc,basis,device_time_utc";
    public const string HourHeader = "from_utc,to_utc,amount,quantity,origin,receive_timed";
    public const string DayHeader = "day,view,amount,quantity,expected_hours,measured_hours,estimated_hours,manual_hours,receive_timed_hours";
    private const string Both = "both";
    private const string Known = "known";
    private const string Closed = "closed";
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    public static string Line(in Reading r) => $"{Instant(r.Time)},{Number(r.Value)},{Instant(r.ReceivedAt)},{r.Basis},{Instant(r.DeviceTime)}";

    public static Reading ReadingOf(RegisterId register, string line)
    {
        var f = Fields(line, 5);
        return new Reading(
            register, At(f[0]), Value(f[1]), At(f[2]), Enum.Parse<TimeBasis>(f[3]), f[4].Length == 0 ? null : At(f[4]));
    }

    public static string Line(ConsumptionHour h) =>
        $"{Instant(h.From)},{Instant(h.To)},{Number(h.Amount)},{Number(h.Quantity)},{h.Origin},{(h.ReceiveTimed ? 1 : 0)}";

    /// <summary>The days as known and as closed in one table: most are the same.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LedgerDay> known, IReadOnlyList<LedgerDay> closed)
    {
        var (now, then) = (known.ToDictionary(d => d.Day, Bare), closed.ToDictionary(d => d.Day, Bare));
        foreach (var day in now.Keys.Union(then.Keys).Order())
        {
            var (k, c) = (now.GetValueOrDefault(day), then.GetValueOrDefault(day));
            if (k == c)
            {
                yield return Line(k!, Both);
                continue;
            }

            if (k is not null)
            {
                yield return Line(k, Known);
            }

            if (c is not null)
            {
                yield return Line(c, Closed);
            }
        }
    }

    public static (List<LedgerDay> Known, List<LedgerDay> Closed) DaysOf(RegisterId register, IEnumerable<string> lines)
    {
        var (known, closed) = (new List<LedgerDay>(), new List<LedgerDay>());
        foreach (var line in lines)
        {
            var f = Fields(line, 9);
            var day = new LedgerDay
            {
                Register = register,
                Day = DateOnly.ParseExact(f[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Amount = Value(f[2]),
                Quantity = Value(f[3]),
                ExpectedHours = Whole(f[4]),
                MeasuredHours = Whole(f[5]),
                EstimatedHours = Whole(f[6]),
                ManualHours = Whole(f[7]),
                ReceiveTimedHours = Whole(f[8]),
            };
            if (f[1] is Both or Known)
            {
                known.Add(day);
            }

            if (f[1] is Both or Closed)
            {
                closed.Add(day);
            }

            if (f[1] is not (Both or Known or Closed))
            {
                throw new FormatException($"There is no view {f[1]}.");
            }
        }

        return (known, closed);
    }

    /// <summary>A day without what only settlement needs.</summary>
    public static LedgerDay Bare(LedgerDay day) => day with { Checkpoint = null };

    public static string Line(LedgerDay d, string view) => FormattableString.Invariant(
        $"{d.Day:yyyy-MM-dd},{view},{Number(d.Amount)},{Number(d.Quantity)},{d.ExpectedHours},{d.MeasuredHours},{d.EstimatedHours},{d.ManualHours},{d.ReceiveTimedHours}");

    private static string[] Fields(string line, int count) =>
        line.Split(',') is var fields && fields.Length == count ? fields : throw new FormatException($"A line has not {count} fields: {line}");

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static decimal Value(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
