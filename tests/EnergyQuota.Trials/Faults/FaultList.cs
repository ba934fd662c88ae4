namespace EnergyQuota.Trials.Faults;

/// <summary>The faults there are.</summary>
internal static class FaultList
{
    /// <summary>Those of one stage stand together.</summary>
    public static readonly IReadOnlyList<IFault> All =
    [
        new KilledServer("killed", Way.Embedded),
        new StoppedServer(),
        new KilledServer("killed-fetching", Way.Mosquitto),
        new CutConnection(),
        new MalformedPayloads(),
        new KilledBroker(),
        new KilledEngine("influx-killed", StageKind.InfluxDb),
        new HeldEngine("influx-held", StageKind.InfluxDb),
        new KilledEngine("victoria-killed", StageKind.VictoriaMetrics),
        new HeldEngine("victoria-held", StageKind.VictoriaMetrics),
        new FullDisk(),
        new ClockJump(),
    ];

    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names = [.. All.Select(static fault => fault.Name)];
}
