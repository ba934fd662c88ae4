using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Replay;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>A meter of the school that counts one kWh an hour and one day jumps by 5 000: each test of the desk has its own.</summary>
internal sealed class JumpingMeter
{
    public const decimal PerDay = 24m, Jump = 5_000m;
    private const int Days = 20, Good = 9;

    private readonly DateTimeOffset _first;

    private JumpingMeter(string code, DateTimeOffset first) => (Code, _first) = (code, first);

    public string Code { get; }

    /// <summary>The first reading on the new level.</summary>
    public DateTimeOffset JumpAt => At(Good + 1);

    /// <summary>The day across which nothing is booked: it ends with the jump.</summary>
    public DateOnly JumpDay => CalendarDays.DayOf(At(Good), SiteZone.Find(SiteZone.Default));

    public string FindingAddress => EnergyQuota.Server.Desk.FindingAddress.Of(new Finding(new RegisterId(Code), FindingKind.Jump, JumpAt, null));

    /// <summary>Registers the meter, sends its readings of the last twenty days and settles them.</summary>
    public static async Task<JumpingMeter> ArriveAsync(RunningSite site, string code)
    {
        var today = CalendarDays.StartOf(site.Clock.Today, SiteZone.Find(SiteZone.Default));
        var meter = new JumpingMeter(code, today.AddDays(-Days));
        var folder = site.NewFolder();
        ImportFile.Write(folder, "meters", "code,institution,name_zh,name_en,energy,role,parent,unit,interval_s,rated_max_per_hour,installed",
        [
            [code, SmallTown.School, "跳变表", "Jumping meter", EnergyType.Electricity, MeterRole.Branch, SmallTown.SchoolMain, "kWh", 86_400, 10m, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)],
        ]);
        await site.ImportAsync(folder);
        var readings = Enumerable.Range(0, Days + 1).Select(day => new NativeReading(code, meter.At(day), 100m + (PerDay * day) + (day > Good ? Jump : 0m)));
        await site.PublishAsync([(NativePayload.Topic(SmallTown.School, "37"), NativePayload.Write(readings))]);
        await site.SettleAsync();
        return meter;
    }

    /// <summary>The start of a day, counted from the first reading.</summary>
    public DateTimeOffset At(int day) => _first.AddDays(day);
}
