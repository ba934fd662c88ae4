using System.Diagnostics;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>The spans of this room's jobs. Nobody listening, nothing is made.</summary>
public static class JobTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "EnergyQuota.Quotas";

    /// <summary>The job that settles; the rounds are spans within it.</summary>
    public const string Settle = "job.settle";

    /// <summary>The job that judges; tags <c>institutions</c>, <c>verdicts</c>, <c>standings</c>, <c>alerts</c>.</summary>
    public const string Assess = "job.assess";

    /// <summary>The job that looks for alerts; tag <c>raised</c>.</summary>
    public const string Alerts = "job.alerts";

    /// <summary>The job that reminds of alerts and hands them up; tags <c>reminded</c>, <c>escalated</c>.</summary>
    public const string Escalate = "job.escalate";

    /// <summary>Where the spans come from.</summary>
    public static readonly ActivitySource Source = new(SourceName);
}
